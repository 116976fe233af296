# Runs the tests on Windows, setting up what they need first; options are handed on to pytest:
#   powershell -ExecutionPolicy Bypass -File test.ps1 tests/db -q
& "$PSScriptRoot\setup\python.ps1" requirements-dev.txt
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Push-Location $PSScriptRoot
try { & "$PSScriptRoot\.venv\Scripts\python.exe" -m pytest -n 2 --dist worksteal @args } finally { Pop-Location }
exit $LASTEXITCODE
