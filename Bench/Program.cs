using Functional.Dispatch.Bench.Quick;

return args is ["quick"] ? QuickRun.Run(Console.Out) : 2;
