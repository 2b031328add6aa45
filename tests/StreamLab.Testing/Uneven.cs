using CsCheck;

namespace StreamLab.Testing;

/// <summary>
/// Numbers that are never round. CsCheck's own are often whole, and with whole numbers two sound ways of reckoning meet a threshold
/// exactly and fall on either side of it by their rounding; a law that compares two implementations draws from here.
/// </summary>
public static class Uneven
{
    public static Gen<double> Between(double low, double high) => Gen.UInt.Select(u => low + (high - low) * (u + 0.618) / 4_294_967_296.0);
}
