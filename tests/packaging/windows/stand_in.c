/* Stands in for the frozen program where only the installers are tried: it writes what they have to leave alone. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static void write_file(const wchar_t *folder, const wchar_t *name, const char *text) {
    wchar_t path[2048];
    CreateDirectoryW(folder, NULL);
    swprintf(path, 2048, L"%ls\\%ls", folder, name);
    if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES) return; /* a library that is there stays as it is */
    FILE *file = _wfopen(path, L"wb");
    if (!file) ExitProcess(1);
    fputs(text, file);
    fclose(file);
}

int wmain(int count, wchar_t **words) {
    wchar_t data[2048], mark[2048], beside[2048];
    GetModuleFileNameW(NULL, beside, 2048);
    *wcsrchr(beside, L'\\') = 0;
    swprintf(mark, 2048, L"%ls\\portable.txt", beside);
    if (GetFileAttributesW(mark) != INVALID_FILE_ATTRIBUTES)
        swprintf(data, 2048, L"%ls\\Data", beside);
    else
        swprintf(data, 2048, L"%ls\\Hetao Briefing", _wgetenv(L"LOCALAPPDATA"));
    const wchar_t *suffix = count == 2 ? wcsrchr(words[1], L'.') : NULL;
    if (suffix && (!wcscmp(suffix, L".briefing") || !wcscmp(suffix, L".hbpack"))) { /* the window, with a file */
        wchar_t path[2048];
        FILE *given = _wfopen(words[1], L"rb");
        if (!given) return 1;
        fclose(given);
        if (!wcscmp(suffix, L".briefing")) {
            wchar_t *name = wcsrchr(words[1], L'\\');
            *name = 0;
            swprintf(path, 2048, L".%ls.lock", name + 1);
            write_file(words[1], path, "held");
        }
        swprintf(path, 2048, L"%ls\\Logs", data);
        write_file(path, L"log.txt", "");
        swprintf(path, 2048, L"%ls\\Logs\\log.txt", data);
        FILE *log = _wfopen(path, L"ab");
        fprintf(log, "files given: %ls\n", suffix);
        fclose(log);
        Sleep(INFINITE);
    }
    if (count == 1) { /* the window */
        write_file(data, L".library.briefing.lock", "held");
        Sleep(INFINITE);
    }
    if (!wcscmp(words[1], L"--self-test")) {
        write_file(words[2], L"self-test.json", "{\"steps\": []}");
        return 0;
    }
    if (!wcscmp(words[1], L"doctor")) return 0;
    write_file(data, L"library.briefing", "a library");
    write_file(words[count - 1], L"a.pdf", "%PDF-1.7");
    return 0;
}
