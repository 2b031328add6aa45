using CsCheck;

namespace StreamLab.Network.Tests.Flows;

public class FlowNetworkLaws
{
    [Fact]
    public void A_network_agrees_with_flows_stepped_one_by_one() =>
        Scenario.Any.Sample(scenario =>
            AssertSame(scenario.Play(new SteppedPlayground(scenario)).Completions, scenario.Play(new RealPlayground(scenario)).Completions, 1e-6));

    [Fact]
    public void Results_do_not_depend_on_how_often_a_network_is_advanced_and_asked() =>
        Gen.Select(Scenario.Any, Gen.Double[0.001, 1]).Sample((scenario, stride) =>
        {
            RealPlayground rarely = scenario.Play(new RealPlayground(scenario)), often = new(scenario);
            scenario.Play(often, until =>
            {
                for (var time = often.Network.Now; time < until; time += Duration.FromSeconds(stride))
                {
                    often.AdvanceTo(time);
                    foreach (var flow in often.Running) often.Network.DueTime(flow.Id, flow.Size);
                }
            });
            AssertSame(rarely.Completions, often.Completions, 0);
        });

    [Fact]
    public void No_link_carries_more_than_its_capacity() =>
        Observe((network, link, now) =>
        {
            var carried = network.Running.Where(flow => flow.Links.Contains(link)).Sum(flow => network.Network.RateOf(flow.Id).BitsPerSecond);
            Assert.True(carried <= network.Links[link].RateAt(now).BitsPerSecond * (1 + 1e-9));
        });

    [Fact]
    public void No_flow_could_get_more_without_taking_from_one_with_less() =>
        Scenario.Any.Sample(scenario =>
        {
            var network = new RealPlayground(scenario);
            scenario.Play(network, now =>
            {
                network.AdvanceTo(now);
                foreach (var flow in network.Running) Assert.Contains(flow.Links, link => IsBottleneckOf(flow, link, network));
            });
        });

    [Fact]
    public void A_link_of_one_route_each_is_shared_to_the_last_bit_that_its_flows_can_take() =>
        Gen.Select(Gen.Double[0.1, 50], Gen.Double[0.1, 10].Array[1, 20]).Sample((capacity, caps) =>
        {
            var network = new FlowNetwork();
            var uplink = network.AddLink(Make.Mbps(capacity));
            var flows = caps.Select(cap =>
                network.Start(Make.At(0), Make.Megabits(1e6), network.AddGroup(), network.AddRoute(uplink, network.AddLink(Make.Mbps(cap))))).ToArray();
            Assert.Equal(Math.Min(capacity, caps.Sum()), flows.Sum(flow => network.RateOf(flow).Mbps), 1e-9);
        });

    [Fact]
    public void While_flows_wait_a_link_loses_nothing() =>
        Gen.Select(Make.AnyTrace, Gen.Int[0, 3].Array[1, 30], Gen.Double[0, 100]).Sample((trace, groups, time) =>
        {
            var (network, link) = Started(trace);
            var route = network.AddRoute(link);
            var clients = Enumerable.Range(0, 4).Select(_ => network.AddGroup()).ToArray();
            var flows = groups.Select((group, i) => network.Start(Make.At(time * i / 100), Make.Megabits(1e6), clients[group], route)).ToArray();
            network.AdvanceTo(Make.At(time));
            var carried = flows.Sum(flow => network.Progress(flow).Bits);
            Assert.Equal(trace.BitsBetween(Make.At(0), Make.At(time)).Bits, carried, 1 + carried * 1e-9);
        });

    [Fact]
    public void A_lone_flow_completes_exactly_when_its_trace_says() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Make.AnySize).Sample((trace, start, size) =>
        {
            var (network, link) = Started(trace);
            var flow = network.Start(start, size, network.AddGroup(), network.AddRoute(link));
            return trace.TransferEnd(start, size) == network.DueTime(flow, size);
        });

    [Fact]
    public void The_closed_form_of_a_lone_flow_equals_the_steps_of_a_shared_one() =>
        Gen.Select(Make.AnyTrace, Gen.Double[0, 20], Make.AnySize).Sample((trace, start, size) =>
            Assert.Equal(Math.Min(trace.TransferEnd(Make.At(start), size).Seconds, 1000), SteppedEnd(trace, start, size), 1e-7));

    [Fact]
    public void The_last_bit_before_the_end_of_a_trace_that_stops_gets_through() =>
        Make.AnyTrace.Where(trace => !trace.IsAllZero).Sample(trace =>
        {
            var all = trace.BitsBetween(Make.At(0), Make.At(trace.Length.Seconds));
            Assert.InRange(SteppedEnd(trace.WithEnd(TraceEnd.Stop), 0, all), 0, trace.Length.Seconds * (1 + 1e-9));
        });

    [Fact]
    public void A_due_time_up_to_the_next_event_is_when_that_much_is_through() =>
        Gen.Select(Scenario.Any, Gen.Double[0.01, 1]).Sample((scenario, part) =>
        {
            var network = scenario.Play(new RealPlayground(scenario));
            foreach (var flow in network.Running.ToList())
            {
                var amount = flow.Size * part;
                var due = network.Network.DueTime(flow.Id, amount);
                if (amount <= network.Network.Progress(flow.Id) || due > network.Network.NextEvent || due == Instant.Never) continue;
                network.AdvanceTo(due);
                Assert.Equal(amount.Bits, network.Network.Progress(flow.Id).Bits, 1 + amount.Bits * 1e-6);
            }
        });

    private static void Observe(Action<RealPlayground, int, Instant> check) =>
        Scenario.Any.Sample(scenario =>
        {
            var network = new RealPlayground(scenario);
            scenario.Play(network, now =>
            {
                network.AdvanceTo(now);
                for (var link = 0; link < network.Links.Length; link++) check(network, link, now);
            });
        });

    /// <summary>The link is full, and none of its flows has a larger share for its weight.</summary>
    private static bool IsBottleneckOf(RealPlayground.PlayedFlow flow, int link, RealPlayground network)
    {
        double Rate(RealPlayground.PlayedFlow of) => network.Network.RateOf(of.Id).BitsPerSecond;
        var all = network.Running.Where(other => other.Links.Contains(link)).ToList();
        var capacity = network.Links[link].RateAt(network.Network.Now).BitsPerSecond;
        return all.Sum(Rate) >= capacity * (1 - 1e-9) && all.All(other => Rate(other) / other.Weight <= Rate(flow) / flow.Weight * (1 + 1e-9));
    }

    /// <summary>When a flow ends that has the trace for itself, but also a part of a wide link that is shared, so that no closed form applies.</summary>
    private static double SteppedEnd(BandwidthTrace trace, double start, DataSize size)
    {
        var (network, link) = Started(trace);
        var wide = network.AddLink(Make.Mbps(1000));
        network.Start(Make.At(0), Make.Megabits(1e6), network.AddGroup(), network.AddRoute(wide, network.AddLink(Make.Mbps(1))));
        network.Start(Make.At(start), size, network.AddGroup(), network.AddRoute(wide, link));
        network.AdvanceTo(Make.At(1000));
        return network.TryTakeCompletion(out var done) ? done.At.Seconds : 1000;
    }

    private static (FlowNetwork Network, Link Link) Started(BandwidthTrace trace)
    {
        var network = new FlowNetwork();
        var link = network.AddLink(trace);
        network.StartTrace(link, Instant.Origin);
        return (network, link);
    }

    private static void AssertSame(Dictionary<int, double> expected, Dictionary<int, double> actual, double tolerance)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (flow, time) in expected) Assert.Equal(time, actual[flow], tolerance);
    }
}
