; The installer for one person: no administrator rights, no network. Made by: dev.py build setup (nsis.py gives the values).
;
;   /S          silently: no window, no question; what would be asked is refused
;   /D=FOLDER   where the program goes; last on the line, without quotation marks
;   /DESKTOP    a link on the desktop as well
;   /LOG=FILE   what is done, line by line (UTF-16)
;   /LANG=N     1033 English, 1028 Traditional Chinese, 2052 Simplified Chinese; otherwise as Windows is
;
; Exit status: 0 done, 1 cancelled, 2 failed (the version before stays), 5 the program is running, 6 a newer version is
; installed, 7 nothing can be written to the folder, 8 an MSI package installed it there, 9 the system is too old.
; For the uninstaller: /S, /LOG=FILE; 0, 1, 2 and 5.

Unicode true
!ifdef X64 ; Debian's makensis has these stubs, that for Windows has those of 32 bits only
Target amd64-unicode
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define PROGRAM_KEY "Software\${NAME}"
!define DATA "$LOCALAPPDATA\${DATA_FOLDER}"
!define REFRESH_ICONS "System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${PROGRAM_KEY}" "InstallDir"
RequestExecutionLevel user
AllowSkipFiles off ; a file that cannot be written ends the installation instead of being left out
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef FAST
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 32
!endif
!ifdef SIGN
!finalize '${SIGN}'
!uninstfinalize '${SIGN}'
!endif

VIProductVersion "${FOUR_NUMBERS}"
VIFileVersion "${FOUR_NUMBERS}"

Var Log ; handle of the log, empty without one
Var Choices ; what stands on the command line

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(welcome_title)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome_text)"
!define MUI_FINISHPAGE_TEXT "$(finish_text)"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXECUTABLE}"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(desktop_link)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopLink
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(remove_text)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(removed_text)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE TradChinese
!insertmacro MUI_LANGUAGE SimpChinese
!include "${GENERATED}" ; words, resources of the version, the program's own files by name


; -- what both do ----------------------------------------------------------------------------------------------------

!macro Say TEXT
  !insertmacro SayUnlogged "${TEXT}"
  DetailPrint "${TEXT}"
!macroend

!macro SayUnlogged TEXT
  ${If} $Log != ""
    FileWriteUTF16LE $Log "${TEXT}$\r$\n"
  ${EndIf}
!macroend

; Ends here with a status that says why; $0 is kept for the caller's words.
!macro Leave STATUS TEXT
  !insertmacro SayUnlogged "${TEXT}; exit status ${STATUS}"
  SetErrorLevel ${STATUS}
  Quit
!macroend

!macro Both un
Function ${un}Begin
  SetShellVarContext current
  SetRegView 64
  ${GetParameters} $Choices
  ClearErrors
  ${GetOptions} $Choices "/LOG=" $R0
  ${IfNot} ${Errors}
    FileOpen $Log $R0 w
    ${If} $Log != ""
      FileWriteUTF16LE /BOM $Log "${NAME} ${VERSION}$\r$\n"
    ${EndIf}
  ${EndIf}
  ; NSIS takes the first table of the same language where the region has none: Hong Kong and Macao read one, Singapore the other.
  System::Call 'kernel32::GetUserDefaultUILanguage() i.R0'
  ${Select} $R0
    ${Case3} 0x0404 0x0C04 0x1404
      StrCpy $LANGUAGE ${LANG_TRADCHINESE}
    ${Case2} 0x0804 0x1004
      StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
    ${Default}
      StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndSelect}
  ClearErrors
  ${GetOptions} $Choices "/LANG=" $R0
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $R0
  ${EndIf}
FunctionEnd

; Windows lets nobody write to a program that runs.
Function ${un}RefuseWhileRunning
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXECUTABLE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(${un}running)" /SD IDCANCEL IDRETRY`
      !insertmacro Leave 5 "$INSTDIR\${EXECUTABLE} is running"
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro Both ""
!insertmacro Both "un."


; -- the installer ---------------------------------------------------------------------------------------------------

Function RefuseSystem
  MessageBox MB_OK|MB_ICONSTOP "$(old_windows)" /SD IDOK
  !insertmacro Leave 9 "Windows of build $0 is too old"
FunctionEnd

Function .onInit
  Call Begin
  ReadRegStr $0 HKLM "Software\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < 17763 ; 1809, the oldest that Qt knows
    Call RefuseSystem
  ${EndIf}
  !if ${NSIS_PTR_SIZE} < 8 ; an installer of 64 bits does not even start elsewhere
    ${IfNot} ${RunningX64}
      Call RefuseSystem
    ${EndIf}
  !endif
  ReadRegStr $1 HKCU "${PROGRAM_KEY}" "Version"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $0
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(newer)" /SD IDOK
      !insertmacro Leave 6 "version $1 is installed"
    ${EndIf}
  ${EndIf}
  Call RefuseWhileRunning
FunctionEnd

; In the language of whoever installs; an older one may have another name.
!macro MakeLink FOLDER
  SetOutPath "$INSTDIR"
  !insertmacro RemoveLinks "${FOLDER}"
  CreateShortcut "${FOLDER}\$(^Name).lnk" "$INSTDIR\${EXECUTABLE}" "" "" 0 SW_SHOWNORMAL "" "$(shortcut)"
  !insertmacro Say "link: ${FOLDER}\$(^Name).lnk"
!macroend

Function MakeDesktopLink
  !insertmacro MakeLink "$DESKTOP"
FunctionEnd

; The folder is known for certain only now.
Function CheckFolder
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(managed)" /SD IDOK
    !insertmacro Leave 8 "$INSTDIR was filled by something else"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\writable" w
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(unwritable)" /SD IDOK
    !insertmacro Leave 7 "nothing can be written to $INSTDIR"
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\writable"
  Call RefuseWhileRunning
FunctionEnd

; A copy elsewhere, from an installation with another folder: $1, or empty.
Function FindOther
  ReadRegStr $1 HKCU "${PROGRAM_KEY}" "InstallDir"
  ${If} $1 == $INSTDIR
  ${OrIfNot} ${FileExists} "$1\uninstall.exe"
    StrCpy $1 ""
  ${EndIf}
FunctionEnd

Function RefuseWhileOtherRuns
  Call FindOther
  ${If} $1 != ""
    StrCpy $2 $INSTDIR
    StrCpy $INSTDIR $1
    Call RefuseWhileRunning
    StrCpy $INSTDIR $2
  ${EndIf}
FunctionEnd

; It goes once this one is there: one program, one uninstaller.
Function RemoveOther
  Call FindOther
  ${If} $1 != ""
    ExecWait '"$1\uninstall.exe" /S _?=$1' $0
    ${If} $0 <> 0
      !insertmacro Say "the copy in $1 could not be removed, exit status $0"
    ${Else}
      Delete "$1\uninstall.exe" ; it cannot remove itself when it runs where it lies
      RMDir "$1"
      !insertmacro Say "removed: $1"
    ${EndIf}
  ${EndIf}
FunctionEnd


!include "exchange.nsh"

Function .onInstFailed
  SetOutPath "$TEMP" ; a folder in which somebody stands cannot be removed
  Call PutBack
  Call Sweep
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}"
    !insertmacro SayUnlogged "failed; the version before stays; exit status 2"
    MessageBox MB_OK|MB_ICONSTOP "$(failed_kept)" /SD IDOK
  ${Else}
    !insertmacro RemoveFiles
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    !insertmacro SayUnlogged "failed; nothing was installed; exit status 2"
    MessageBox MB_OK|MB_ICONSTOP "$(failed)" /SD IDOK
  ${EndIf}
FunctionEnd

Section "program"
  Call CheckFolder
  Call RefuseWhileOtherRuns
  Call Repair
  SetOutPath "$INSTDIR\${LIBRARIES}.new"
  File /r "${BUNDLE}/${LIBRARIES}/*"
  SetOutPath "$INSTDIR"
  File "/oname=${EXECUTABLE}.new" "${BUNDLE}/${EXECUTABLE}"
  !insertmacro PutFiles
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Abort "$INSTDIR\uninstall.exe"
  ${EndIf}
  Call Exchange
  !insertmacro Say "files: $INSTDIR"
  Call RemoveOther

  !insertmacro MakeLink "$SMPROGRAMS"
  ClearErrors
  ${GetOptions} $Choices "/DESKTOP" $R0
  ${IfNot} ${Errors}
    Call MakeDesktopLink
  ${EndIf}

  WriteRegStr HKCU "${PROGRAM_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${PROGRAM_KEY}" "Version" "${VERSION}"
  !insertmacro PutFileTypes
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXECUTABLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  !insertmacro Say "registry: HKCU\${PROGRAM_KEY}, HKCU\${UNINSTALL_KEY}, HKCU\Software\Classes"
  ${REFRESH_ICONS}
  !insertmacro Say "done; exit status 0"
SectionEnd


; -- the uninstaller -------------------------------------------------------------------------------------------------

Function un.onInit
  Call un.Begin
  Call un.RefuseWhileRunning
FunctionEnd

Section "Uninstall"
  ; Only what is ours, by name: somebody may have put other things into the folder, or installed to a folder that had some.
  RMDir /r "$INSTDIR\${LIBRARIES}"
  Delete "$INSTDIR\${EXECUTABLE}.old"
  Call un.Sweep
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP" ; as above
  RMDir "$INSTDIR"
  !insertmacro Say "removed: $INSTDIR"
  !insertmacro RemoveLinks "$SMPROGRAMS"
  !insertmacro RemoveLinks "$DESKTOP"
  !insertmacro RemoveFileTypes
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${PROGRAM_KEY}"
  ${REFRESH_ICONS}
  !insertmacro Say "kept: ${DATA}"
  !insertmacro Say "done; exit status 0"
SectionEnd
