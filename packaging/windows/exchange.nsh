; One version in the place of another; part of installer.nsi.
; All of the new version is written beside the one that is there, as NAME.new: what fails for want of room or rights fails
; then, and a run that is broken off then has cost nothing. The rest is renaming, by way of NAME.old. While there is an
; EXECUTABLE.old, the version before is put back by the next run; once that is deleted, the new one counts. Nothing of an
; older version may stay: a stale library would be loaded before a new one.

Var Stuck ; what could not be renamed, empty without it

!macro DefineSweep un
Function ${un}Sweep
  RMDir /r "$INSTDIR\${LIBRARIES}.new"
  RMDir /r "$INSTDIR\${LIBRARIES}.old"
  Delete "$INSTDIR\${EXECUTABLE}.new"
FunctionEnd
!macroend
!insertmacro DefineSweep ""
!insertmacro DefineSweep "un."

; Undoes renaming, from wherever it came to.
Function PutBack
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}.old"
    ${If} ${FileExists} "$INSTDIR\${LIBRARIES}.old\*.*"
      Rename "$INSTDIR\${LIBRARIES}" "$INSTDIR\${LIBRARIES}.new" ; there is nothing to rename if it did not come so far
      Rename "$INSTDIR\${LIBRARIES}.old" "$INSTDIR\${LIBRARIES}"
    ${EndIf}
    Rename "$INSTDIR\${EXECUTABLE}" "$INSTDIR\${EXECUTABLE}.new"
    Rename "$INSTDIR\${EXECUTABLE}.old" "$INSTDIR\${EXECUTABLE}"
    !insertmacro Say "the version before is in place again"
  ${EndIf}
FunctionEnd

; $3 becomes $4, unless something is $Stuck already. A scanner for viruses may hold for a while what was just written.
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

Function Exchange
  ${Do}
    Call RefuseWhileRunning
    StrCpy $Stuck ""
    RMDir /r "$INSTDIR\${LIBRARIES}.old"
    ${If} ${FileExists} "$INSTDIR\${LIBRARIES}.old\*.*"
      StrCpy $Stuck "$INSTDIR\${LIBRARIES}.old"
    ${EndIf}
    ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}"
      RMDir /r "$INSTDIR\${LIBRARIES}" ; libraries alone are no program
    ${EndIf}
    !insertmacro Rename "${EXECUTABLE}" "${EXECUTABLE}.old"
    !insertmacro Rename "${LIBRARIES}" "${LIBRARIES}.old"
    !insertmacro Rename "${LIBRARIES}.new" "${LIBRARIES}"
    !insertmacro Rename "${EXECUTABLE}.new" "${EXECUTABLE}"
    ${If} $Stuck == ""
      ${ExitDo}
    ${EndIf}
    !insertmacro Say "in use: $Stuck"
    Call PutBack
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(in_use)" /SD IDCANCEL IDRETRY`
      Call Sweep
      !insertmacro Leave 5 "the version before stays"
    ${EndIf}
  ${Loop}
  Delete "$INSTDIR\${EXECUTABLE}.old"
  Call Sweep
FunctionEnd
