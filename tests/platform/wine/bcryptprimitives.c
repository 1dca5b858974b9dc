/*
 * Stands in for bcryptprimitives.dll, which Rust's standard library needs and Wine 8 lacks. For tests only: Windows
 * has its own. Built by .ci/windows, beside the program:
 *
 *     x86_64-w64-mingw32-gcc -shared -o bcryptprimitives.dll bcryptprimitives.c -ladvapi32
 *
 * With STUDYHALL_TEST_CONSOLE=DIRECTORY it also watches the console of the program, because Wine's own takes escape
 * sequences for text (see tests/platform/terminal.rs). In DIRECTORY it keeps
 *
 *     output         what the program wrote to its console, as UTF-8
 *     modes-before   the modes and code pages of the console when the program started
 *     modes-after    the same when the program ended by itself
 *     size           read, not written: "COLUMNS ROWS" is set as the size of the console
 */
#include <windows.h>
#include <ntsecapi.h>
#include <winternl.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* How often the file `size` is looked for, in milliseconds. */
#define POLL 10

static wchar_t directory[MAX_PATH];
static HANDLE capture = INVALID_HANDLE_VALUE;
static HANDLE console_input, console_output;

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length)
{
    return SystemFunction036(bytes, (ULONG)length);
}

static HANDLE open_file(const wchar_t *name, DWORD access, DWORD disposition)
{
    wchar_t path[MAX_PATH + 32];
    swprintf(path, MAX_PATH + 32, L"%ls\\%ls", directory, name);
    return CreateFileW(path, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, disposition, 0, NULL);
}

static void write_modes(const wchar_t *name)
{
    DWORD input = 0, output = 0, written;
    char text[100];
    HANDLE file = open_file(name, GENERIC_WRITE, CREATE_ALWAYS);
    GetConsoleMode(console_input, &input);
    GetConsoleMode(console_output, &output);
    snprintf(text, sizeof text, "input mode %#lx, output mode %#lx, input code page %u, output code page %u",
             input, output, GetConsoleCP(), GetConsoleOutputCP());
    WriteFile(file, text, strlen(text), &written, NULL);
    CloseHandle(file);
}

static BOOL is_console(HANDLE handle)
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    return GetConsoleScreenBufferInfo(handle, &info);
}

static void record(const void *bytes, DWORD length)
{
    DWORD written;
    WriteFile(capture, bytes, length, &written, NULL);
}

static BOOL WINAPI write_console_w(HANDLE handle, const void *text, DWORD length, DWORD *written, void *reserved)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, text, length, NULL, 0, NULL, NULL);
    char *bytes = HeapAlloc(GetProcessHeap(), 0, size + 1);
    (void)handle;
    (void)reserved;
    WideCharToMultiByte(CP_UTF8, 0, text, length, bytes, size, NULL, NULL);
    record(bytes, size);
    HeapFree(GetProcessHeap(), 0, bytes);
    if (written) *written = length;
    return TRUE;
}

static BOOL WINAPI write_file(HANDLE handle, const void *bytes, DWORD length, DWORD *written, OVERLAPPED *overlapped)
{
    if (!is_console(handle)) return WriteFile(handle, bytes, length, written, overlapped);
    record(bytes, length);
    if (written) *written = length;
    return TRUE;
}

static NTSTATUS (NTAPI *nt_write_file)(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, PVOID, ULONG,
                                       PLARGE_INTEGER, PULONG);

static NTSTATUS NTAPI write_nt(HANDLE handle, HANDLE event, PIO_APC_ROUTINE routine, PVOID context,
                               PIO_STATUS_BLOCK status, PVOID bytes, ULONG length, PLARGE_INTEGER offset, PULONG key)
{
    if (!is_console(handle))
        return nt_write_file(handle, event, routine, context, status, bytes, length, offset, key);
    record(bytes, length);
    status->Status = 0;
    status->Information = length;
    return 0;
}

static void *replacement(const char *name)
{
    if (!strcmp(name, "WriteConsoleW")) return write_console_w;
    if (!strcmp(name, "WriteFile")) return write_file;
    if (!strcmp(name, "NtWriteFile")) return write_nt;
    return NULL;
}

/* Replaces the functions that write to a console in the import table of the program. */
static void replace_imports(void)
{
    char *base = (char *)GetModuleHandleW(NULL);
    IMAGE_NT_HEADERS *headers = (IMAGE_NT_HEADERS *)(base + ((IMAGE_DOS_HEADER *)base)->e_lfanew);
    DWORD imports = headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
    IMAGE_IMPORT_DESCRIPTOR *library = (IMAGE_IMPORT_DESCRIPTOR *)(base + imports);
    for (; imports && library->Name; library++) {
        IMAGE_THUNK_DATA *name = (IMAGE_THUNK_DATA *)(base + library->OriginalFirstThunk);
        IMAGE_THUNK_DATA *address = (IMAGE_THUNK_DATA *)(base + library->FirstThunk);
        for (; library->OriginalFirstThunk && name->u1.AddressOfData; name++, address++) {
            void *function;
            DWORD protection;
            if (IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal)) continue;
            function = replacement((char *)((IMAGE_IMPORT_BY_NAME *)(base + name->u1.AddressOfData))->Name);
            if (!function) continue;
            VirtualProtect(address, sizeof *address, PAGE_READWRITE, &protection);
            address->u1.Function = (ULONG_PTR)function;
            VirtualProtect(address, sizeof *address, protection, &protection);
        }
    }
}

static void resize(SHORT columns, SHORT rows)
{
    SMALL_RECT smallest = {0, 0, 0, 0};
    SMALL_RECT window = {0, 0, columns - 1, rows - 1};
    COORD size = {columns, rows};
    /* The window must never be larger than the buffer. A program hears of the buffer alone. */
    SetConsoleWindowInfo(console_output, TRUE, &smallest);
    SetConsoleScreenBufferSize(console_output, size);
    SetConsoleWindowInfo(console_output, TRUE, &window);
}

/* Runs in a thread of its own until the process ends. */
static DWORD WINAPI watch_size(void *unused)
{
    wchar_t path[MAX_PATH + 32];
    (void)unused;
    swprintf(path, MAX_PATH + 32, L"%ls\\size", directory);
    for (;; Sleep(POLL)) {
        char text[32] = "";
        DWORD length;
        int columns, rows;
        HANDLE file = open_file(L"size", GENERIC_READ, OPEN_EXISTING);
        if (file == INVALID_HANDLE_VALUE) continue;
        ReadFile(file, text, sizeof text - 1, &length, NULL);
        CloseHandle(file);
        DeleteFileW(path);
        if (sscanf(text, "%d %d", &columns, &rows) == 2) resize(columns, rows);
    }
    return 0;
}

static HANDLE open_console(const wchar_t *name)
{
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, void *reserved)
{
    (void)library;
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH) {
        DWORD length = GetEnvironmentVariableW(L"STUDYHALL_TEST_CONSOLE", directory, MAX_PATH);
        if (!length || length >= MAX_PATH) return TRUE;
        nt_write_file = (void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtWriteFile");
        console_input = open_console(L"CONIN$");
        console_output = open_console(L"CONOUT$");
        capture = open_file(L"output", FILE_APPEND_DATA, OPEN_ALWAYS);
        write_modes(L"modes-before");
        replace_imports();
        CloseHandle(CreateThread(NULL, 0, watch_size, NULL, 0, NULL));
    } else if (reason == DLL_PROCESS_DETACH && capture != INVALID_HANDLE_VALUE) {
        write_modes(L"modes-after");
    }
    return TRUE;
}
