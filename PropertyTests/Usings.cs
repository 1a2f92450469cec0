// Verification has claims too: what a finding says of a call. In tests a claim is a property to check.
global using Claim = Functional.Dispatch.Testing.Claim;
