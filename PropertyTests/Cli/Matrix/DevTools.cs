using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace Functional.Dispatch.PropertyTests.Cli.Matrix;

/// <summary>
/// One tab, spoken to over the DevTools protocol: just enough to load a page, evaluate, press real keys and buttons, and hear every error the
/// page makes.
/// </summary>
public sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _errors = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _last;
    private bool _loaded;

    private DevTools()
    {
    }

    /// <summary>Exceptions, console errors and network requests that the page made.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Opens a page and waits until it has loaded.</summary>
    internal static async Task<DevTools> Open(int port, Uri page, int width, int height, bool dark)
    {
        using var http = new HttpClient { Timeout = Patience };
        using var made = await http.PutAsync(new Uri($"http://127.0.0.1:{port}/json/new?about:blank"), null);
        var target = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        var tab = new DevTools();
        using var limit = new CancellationTokenSource(Patience);
        await tab._socket.ConnectAsync(new Uri((string)target["webSocketDebuggerUrl"]!), limit.Token);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" }) await tab.Send($"{domain}.enable");
        await tab.Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await tab.Send("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await tab.Go(page);
        return tab;
    }

    /// <summary>Loads a page and waits until it has loaded.</summary>
    public async Task Go(Uri page)
    {
        _loaded = false;
        await Send("Page.navigate", new JsonObject { ["url"] = page.AbsoluteUri });
        while (!_loaded) await Receive();
    }

    /// <summary>The value of an expression, or an exception with what the page threw.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Send("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } thrown ? throw new InvalidOperationException(thrown.ToJsonString()) : answer["result"]?["value"]?.DeepClone();
    }

    /// <summary>The text a person sees in the first element of a selector.</summary>
    public async Task<string> Text(string selector) =>
        (string?)await Evaluate($"document.querySelector({JsonSerializer.Serialize(selector)}).innerText") ?? "";

    /// <summary>Clicks with the mouse in the middle of the first element of a selector.</summary>
    public async Task Click(string selector)
    {
        var at = await Evaluate($"(() => {{ const e = document.querySelector({JsonSerializer.Serialize(selector)}); e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()");
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
            await Send("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = (double)at![0]!, ["y"] = (double)at[1]!, ["button"] = "left", ["clickCount"] = 1 });
    }

    /// <summary>Types text where the focus is.</summary>
    public Task Type(string text) => Send("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>Presses a key, such as <c>ArrowDown</c> or <c>Enter</c>.</summary>
    public async Task Press(string key, int code)
    {
        var down = new JsonObject { ["type"] = "keyDown", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
        // A button is pressed by the text of Enter, not by its key.
        if (key == "Enter") down["text"] = "\r";
        await Send("Input.dispatchKeyEvent", down);
        await Send("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
    }

    private async Task<JsonNode> Send(string method, JsonObject? parameters = null)
    {
        var id = ++_last;
        var text = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString();
        using var limit = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var message = await Receive();
            if ((int?)message["id"] != id) continue;
            return message["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : message["result"]!;
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var whole = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer, limit.Token);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("the browser closed the connection");
            whole.Write(_buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        var message = JsonNode.Parse(whole.ToArray())!;
        Note((string?)message["method"], message["params"]);
        return message;
    }

    private void Note(string? method, JsonNode? facts)
    {
        if (method == "Page.loadEventFired") _loaded = true;
        else if (method == "Runtime.exceptionThrown") _errors.Add(facts!["exceptionDetails"]!.ToJsonString());
        else if (method == "Runtime.consoleAPICalled" && (string?)facts!["type"] is "error" or "warning" or "assert") _errors.Add(facts!.ToJsonString());
        else if (method == "Log.entryAdded" && (string?)facts!["entry"]!["level"] is "error" or "warning") _errors.Add(facts!["entry"]!.ToJsonString());
        else if (method == "Network.requestWillBeSent" && (string?)facts!["request"]!["url"] is { } url && !url.StartsWith("file:", StringComparison.Ordinal) && url != "about:blank")
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"network request to {url}"));
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            if (_socket.State == WebSocketState.Open) await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The browser may be gone already.
        }

        _socket.Dispose();
    }
}
