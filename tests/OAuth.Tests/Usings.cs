global using Authx.Provider.Fakes;
global using Shouldly;
global using Xunit;
