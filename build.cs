#!/usr/bin/env dotnet
// The one entry to this repository: dotnet run build.cs -- try | test | pack | install | bench
// What each does is in build/; this file is only the door.
#:project build/Authx.Build.csproj
#:property PublishAot=false

using Authx.Build;

return await Entry.RunAsync((string)AppContext.GetData("EntryPointFileDirectoryPath")!, args);
