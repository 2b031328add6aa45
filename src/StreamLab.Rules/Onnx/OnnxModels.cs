using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace StreamLab.Rules;

/// <summary>Models by their file, each read once. A model is used by many sessions at a time; it computes on the asking thread, always alike.</summary>
internal sealed class OnnxModels : IDisposable
{
    private const long LargestFile = 1 << 30;

    private readonly ConcurrentDictionary<string, OnnxModel> _models = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">It is no file that is read, or it is no model that fits.</exception>
    public OnnxModel Open(string path) =>
        RegularFile.Refusal(path, LargestFile) is { } why ? throw new FormatException($"{path}: {why}") : _models.GetOrAdd(Path.GetFullPath(path), Read);

    public void Dispose()
    {
        foreach (var model in _models.Values) model.Dispose();
    }

    private static OnnxModel Read(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        try
        {
            return OnnxModel.Of(new InferenceSession(path, options), path);
        }
        catch (OnnxRuntimeException e)
        {
            throw new FormatException($"{path} is no ONNX model that can be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            throw new FormatException("ONNX Runtime's native library is not there for this system", e);
        }
    }
}
