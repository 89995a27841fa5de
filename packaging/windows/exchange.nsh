; One version in the place of another; part of installer.nsi.
;
; All of the new version is written beside the one that is there, as NAME.new: what fails for want of room or rights fails
; then, and a run that is broken off then has cost nothing. The rest is renaming, by way of NAME.old. While there is an
; EXECUTABLE.old, the version before counts and is put back by the next run; once that is deleted, the new one does. Nothing
; of an older version may stay: a stale library would be loaded before a new one.

Var Stuck ; what could not be renamed or removed, empty without it

!macro DefineSweep un
Function ${un}Sweep
  RMDir /r "$INSTDIR\${LIBRARIES}.new"
  Delete "$INSTDIR\${EXECUTABLE}.new"
  ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}.old"
    RMDir /r "$INSTDIR\${LIBRARIES}.old"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro DefineSweep ""
!insertmacro DefineSweep "un."

; $3, if it is there, becomes $4, unless something is $Stuck already. A scanner for viruses may hold for a while what was
; just written.
Function RenamePatiently
  ${If} $Stuck == ""
  ${AndIf} ${FileExists} "$INSTDIR\$3"
    StrCpy $Stuck "$INSTDIR\$3"
    ${For} $5 1 25
      ClearErrors
      Rename "$INSTDIR\$3" "$INSTDIR\$4"
      ${IfNot} ${Errors}
        StrCpy $Stuck ""
        ${ExitFor}
      ${EndIf}
      Sleep 200
    ${Next}
  ${EndIf}
FunctionEnd

!macro Rename FROM TO
  StrCpy $3 "${FROM}"
  StrCpy $4 "${TO}"
  Call RenamePatiently
!macroend

; Undoes renaming, from wherever it came to.
Function PutBack
  StrCpy $Stuck ""
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}.old"
    ${If} ${FileExists} "$INSTDIR\${LIBRARIES}.old\*.*"
      !insertmacro Rename "${LIBRARIES}" "${LIBRARIES}.new"
      !insertmacro Rename "${LIBRARIES}.old" "${LIBRARIES}"
    ${EndIf}
    !insertmacro Rename "${EXECUTABLE}" "${EXECUTABLE}.new"
    !insertmacro Rename "${EXECUTABLE}.old" "${EXECUTABLE}"
    ${If} $Stuck == ""
      !insertmacro Say "the version before is in place again"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Ends here where files are in use and nobody wants to try again.
!macro RetryOrLeave
  !insertmacro Say "in use: $Stuck"
  ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(in_use)" /SD IDCANCEL IDRETRY`
    Call Sweep
    !insertmacro Leave 5 "nothing was replaced"
  ${EndIf}
!macroend

; What an earlier run left.
Function Repair
  ${Do}
    Call PutBack
    ${If} $Stuck == ""
      ${ExitDo}
    ${EndIf}
    !insertmacro RetryOrLeave
  ${Loop}
  Call Sweep
FunctionEnd

Function Exchange
  ${Do}
    Call RefuseWhileRunning
    Call PutBack ; where this is another try
    ${If} $Stuck == ""
      RMDir /r "$INSTDIR\${LIBRARIES}.old"
      ${If} ${FileExists} "$INSTDIR\${LIBRARIES}.old\*.*"
        StrCpy $Stuck "$INSTDIR\${LIBRARIES}.old"
      ${EndIf}
      ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}"
        RMDir /r "$INSTDIR\${LIBRARIES}" ; libraries alone are no program
      ${EndIf}
    ${EndIf}
    !insertmacro Rename "${EXECUTABLE}" "${EXECUTABLE}.old"
    !insertmacro Rename "${LIBRARIES}" "${LIBRARIES}.old"
    !insertmacro Rename "${LIBRARIES}.new" "${LIBRARIES}"
    !insertmacro Rename "${EXECUTABLE}.new" "${EXECUTABLE}"
    ${If} $Stuck == ""
      ${ExitDo}
    ${EndIf}
    StrCpy $6 $Stuck
    Call PutBack
    StrCpy $Stuck $6
    !insertmacro RetryOrLeave
  ${Loop}
  ${For} $5 1 25
    Delete "$INSTDIR\${EXECUTABLE}.old"
    ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}.old"
      ${ExitFor}
    ${EndIf}
    Sleep 200
  ${Next}
  Call Sweep
FunctionEnd
