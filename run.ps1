# Opens CME Desktop on Windows, setting up what it needs first; options are handed on:
#   powershell -ExecutionPolicy Bypass -File run.ps1 due --json
& "$PSScriptRoot\setup\python.ps1" requirements.txt
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
& "$PSScriptRoot\.venv\Scripts\python.exe" "$PSScriptRoot\main.py" @args
exit $LASTEXITCODE
