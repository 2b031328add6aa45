using System.Diagnostics.CodeAnalysis;

namespace StreamLab.Dash;

/// <summary>What became of reading or writing something: the value, or the one error that says why there is none.</summary>
public readonly struct Result<TValue, TError>
    where TValue : class
    where TError : class
{
    private readonly TValue? _value;
    private readonly TError? _error;

    private Result(TValue? value, TError? error) => (_value, _error) = (value, error);

    public bool TryGet([NotNullWhen(true)] out TValue? value, [NotNullWhen(false)] out TError? error)
    {
        (value, error) = (_value, _error);
        return value is not null;
    }

    public static implicit operator Result<TValue, TError>(TValue value) => new(value, null);

    public static implicit operator Result<TValue, TError>(TError error) => new(null, error);
}
