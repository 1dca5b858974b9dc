//! placeholder
/// placeholder
#[derive(Debug)]
pub struct StoreError;
