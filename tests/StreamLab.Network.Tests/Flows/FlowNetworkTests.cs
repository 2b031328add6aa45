namespace StreamLab.Network.Tests.Flows;

public class FlowNetworkTests
{
    private readonly FlowNetwork _network = new();

    [Fact]
    public void Two_clients_with_one_and_three_flows_share_six_Mbps_as_three_and_thrice_one()
    {
        var route = RouteOver(Make.Mbps(6));
        FlowGroup one = _network.AddGroup(), three = _network.AddGroup();
        var flows = new[] { one, three, three, three }.Select(group => _network.Start(Make.At(0), Make.Megabits(6), group, route)).ToArray();
        Assert.Equal([3, 1, 1, 1], flows.Select(Mbps));
    }

    [Fact]
    public void What_a_narrow_access_link_cannot_take_goes_to_the_others()
    {
        var uplink = _network.AddLink(Make.Mbps(10));
        var narrow = Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(1))));
        var wide = Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(100))));
        var free = Start(1, _network.AddRoute(uplink));
        Assert.Equal([1, 4.5, 4.5], [Mbps(narrow), Mbps(wide), Mbps(free)]);
    }

    [Fact]
    public void The_textbook_chain_of_two_links_is_shared_max_min_fairly()
    {
        Link first = _network.AddLink(Make.Mbps(1)), second = _network.AddLink(Make.Mbps(2));
        var across = Start(1, _network.AddRoute(first, second));
        var short1 = Start(1, _network.AddRoute(first));
        var short2 = Start(1, _network.AddRoute(second));
        Assert.Equal([0.5, 0.5, 1.5], [Mbps(across), Mbps(short1), Mbps(short2)]);
    }

    [Fact]
    public void A_lone_flow_completes_exactly_when_the_trace_says()
    {
        var trace = Make.Trace(TraceEnd.Loop, (0.3, 1.7), (0.7, 0), (1.1, 3.3));
        var link = _network.AddLink(trace);
        _network.StartTrace(link, Make.At(0));
        Start(123.456, _network.AddRoute(link), at: 17.3);
        Assert.Equal(trace.TransferEnd(Make.At(17.3), Make.Megabits(123.456)), Finish().Single().At);
    }

    [Fact]
    public void A_flow_that_is_left_alone_speeds_up()
    {
        var route = RouteOver(Make.Mbps(2));
        var small = Start(1, route);
        var large = Start(3, route);
        Assert.Equal([(small, 1), (large, 2)], Finish().Select(done => (done.Flow, done.At.Seconds)));
    }

    [Fact]
    public void An_abandoned_flow_frees_its_share_and_leaves_no_completion()
    {
        var route = RouteOver(Make.Mbps(2));
        FlowId gone = Start(8, route), stays = Start(3, route);
        Assert.Equal(Make.Megabits(1), _network.Abandon(gone, Make.At(1)));
        Assert.Equal([(stays, 2)], Finish().Select(done => (done.Flow, done.At.Seconds)));
    }

    [Fact]
    public void A_flow_of_nothing_is_complete_at_once()
    {
        var flow = Start(0, RouteOver(Make.Mbps(0)), at: 5);
        Assert.Equal(new FlowCompletion(flow, Make.At(5)), Finish().Single());
    }

    [Fact]
    public void Over_unlimited_links_a_flow_is_complete_at_once()
    {
        var flow = Start(5, RouteOver(BandwidthTrace.Constant(Bitrate.Unlimited)), at: 5);
        Assert.Equal(new FlowCompletion(flow, Make.At(5)), Finish().Single());
    }

    [Fact]
    public void Behind_a_shared_unlimited_link_each_flow_has_its_own_link()
    {
        var uplink = _network.AddLink(BandwidthTrace.Constant(Bitrate.Unlimited));
        var slow = Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(1))));
        var fast = Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(2))));
        var instant = Start(1, _network.AddRoute(uplink));
        Assert.Equal([(instant, 0), (fast, 0.5), (slow, 1)], Finish().Select(done => (done.Flow, done.At.Seconds)));
    }

    [Fact]
    public void On_a_link_that_stays_at_zero_nothing_will_happen()
    {
        var flow = Start(1, RouteOver(Make.Trace(TraceEnd.Loop, (1, 0), (1, 0))));
        Assert.Equal(Instant.Never, _network.NextEvent);
        Assert.Equal(Instant.Never, _network.DueTime(flow, DataSize.FromBits(1)));
        _network.AdvanceTo(Make.At(1e9));
        Assert.Equal(DataSize.Zero, _network.Progress(flow));
    }

    [Fact]
    public void Clients_behind_dead_access_links_keep_nobody_busy()
    {
        var uplink = _network.AddLink(Make.Trace(TraceEnd.Loop, (1, 1), (1, 3)));
        _network.StartTrace(uplink, Make.At(0));
        Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(0))));
        Start(1, _network.AddRoute(uplink, _network.AddLink(Make.Trace(TraceEnd.Loop, (1, 0), (1, 0)))));
        Assert.Equal(Instant.Never, _network.NextEvent);
    }

    [Fact]
    public void Two_thousand_flows_of_one_size_complete_together()
    {
        var route = RouteOver(Make.Mbps(6000));
        foreach (var _ in Enumerable.Range(0, 2000)) Start(6, route);
        Assert.All(Finish(), done => Assert.Equal(2, done.At.Seconds, 9));
    }

    [Fact]
    public void In_steady_state_nothing_is_allocated()
    {
        var uplink = _network.AddLink(Make.Trace(TraceEnd.Loop, (0.1, 3), (0.2, 5)));
        Route[] routes = [_network.AddRoute(uplink), _network.AddRoute(uplink, _network.AddLink(Make.Mbps(1)))];
        FlowGroup[] groups = [_network.AddGroup(), _network.AddGroup()];
        _network.StartTrace(uplink, Make.At(0));
        for (var i = 0; i < 4; i++) _network.Start(Make.At(0), Make.Megabits(1), groups[i % 2], routes[i / 2]);
        Turn(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Turn(100);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Turn(int flows)
        {
            for (var i = 0; i < flows; i++)
            {
                while (!_network.TryTakeCompletion(out _)) _network.AdvanceTo(_network.NextEvent);
                _network.Abandon(_network.Start(_network.Now, Make.Megabits(1), groups[i % 2], routes[i % 2]), _network.Now);
                _network.Start(_network.Now, Make.Megabits(0.1 + i % 3), groups[i / 2 % 2], routes[i % 2]);
            }
        }
    }

    [Fact]
    public void Until_its_clock_starts_a_trace_stays_at_its_first_rate()
    {
        var link = _network.AddLink(Make.Trace(TraceEnd.Loop, (1, 1), (1, 3)));
        var route = _network.AddRoute(link);
        Start(10, route);
        _network.StartTrace(link, Make.At(5)); // 5 Mbit by now, then 1, 3, 1
        Assert.Equal(8, Finish().Single().At.Seconds, 12);
    }

    [Fact]
    public void Starting_a_clock_that_runs_changes_nothing()
    {
        var link = _network.AddLink(Make.Trace(TraceEnd.Loop, (1, 1), (1, 3)));
        _network.StartTrace(link, Make.At(0));
        _network.StartTrace(link, Make.At(1));
        Assert.Equal(3, link.RateAt(Make.At(1.5)).Mbps);
    }

    [Fact]
    public void A_capacity_replaced_while_a_flow_runs_holds_for_the_rest_of_it()
    {
        var link = _network.AddLink(Make.Mbps(1));
        var flow = Start(5, _network.AddRoute(link));
        _network.SetCapacity(link, Make.Mbps(4), Make.At(1));
        Assert.Equal(Make.Megabits(1), _network.Progress(flow));
        Assert.Equal(Make.At(2), Finish().Single().At);
    }

    [Fact]
    public void A_capacity_that_changes_moves_the_shares_of_all()
    {
        var uplink = _network.AddLink(Make.Trace(TraceEnd.Hold, (1, 2), (1, 6)));
        _network.StartTrace(uplink, Make.At(0));
        Start(4, _network.AddRoute(uplink, _network.AddLink(Make.Mbps(2)))); // 1, then 2
        Start(10, _network.AddRoute(uplink)); // 1, then 4, then 6
        Assert.Equal([2.5, 3], Finish().Select(done => Math.Round(done.At.Seconds, 12)));
    }

    [Fact]
    public void Flows_that_complete_together_are_told_in_order_of_start()
    {
        var flows = Enumerable.Range(0, 5).Select(_ => Start(1, RouteOver(Make.Mbps(3)))).ToArray();
        Assert.Equal(flows, Finish().Select(done => done.Flow));
    }

    [Fact]
    public void Due_times_tell_a_pacer_when_each_piece_is_through()
    {
        var link = _network.AddLink(Make.Trace(TraceEnd.Loop, (1, 1), (1, 0), (1, 2)));
        _network.StartTrace(link, Make.At(0));
        var flow = Start(4, _network.AddRoute(link));
        Assert.Equal([0.5, 1, 2.5, 3, 4], new[] { 0.5, 1, 2, 3, 4 }.Select(megabits => _network.DueTime(flow, Make.Megabits(megabits)).Seconds));
    }

    [Fact]
    public void A_complete_flow_is_known_until_its_completion_is_taken()
    {
        var flow = Start(1, RouteOver(Make.Mbps(1)));
        _network.AdvanceTo(Make.At(3));
        Assert.Equal(Make.Megabits(1), _network.Progress(flow));
        Assert.Equal(Make.Megabits(1), _network.Abandon(flow, Make.At(3)));
        Assert.True(_network.TryTakeCompletion(out var done));
        Assert.Equal(new FlowCompletion(flow, Make.At(1)), done);
        Assert.Throws<ArgumentException>(() => _network.Progress(flow));
    }

    [Fact]
    public void A_slot_is_used_again_but_never_a_name()
    {
        var route = RouteOver(Make.Mbps(1));
        var first = Start(1, route);
        _network.Abandon(first, Make.At(0));
        var second = Start(1, route);
        Assert.Equal(first.Slot, second.Slot);
        Assert.Throws<ArgumentException>(() => _network.Progress(first));
    }

    [Fact]
    public void Time_does_not_move_back()
    {
        _network.AdvanceTo(Make.At(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.AdvanceTo(Make.At(0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.AdvanceTo(Instant.Never));
    }

    [Fact]
    public void A_route_belongs_to_its_network_and_crosses_a_link_once()
    {
        var link = _network.AddLink(Make.Mbps(1));
        Assert.Throws<ArgumentException>(() => _network.AddRoute());
        Assert.Throws<ArgumentException>(() => _network.AddRoute(link, link));
        Assert.Throws<ArgumentException>(() => new FlowNetwork().AddRoute(link));
        Assert.Throws<ArgumentException>(() => Start(1, new FlowNetwork().AddRoute(new FlowNetwork().AddLink(Make.Mbps(1)))));
    }

    [Fact]
    public void The_latency_of_a_route_is_that_of_all_its_links()
    {
        Link near = _network.AddLink(Latency(20)), far = _network.AddLink(Latency(35));
        Assert.Equal(55, _network.AddRoute(near, far).LatencyAt(Make.At(3)).Milliseconds, 9);

        static BandwidthTrace Latency(double ms) => BandwidthTrace.Constant(Bitrate.Unlimited, Duration.FromMilliseconds(ms));
    }

    private Route RouteOver(BandwidthTrace capacity)
    {
        var link = _network.AddLink(capacity);
        _network.StartTrace(link, _network.Now);
        return _network.AddRoute(link);
    }

    private FlowId Start(double megabits, Route route, double at = 0) =>
        _network.Start(Make.At(at), Make.Megabits(megabits), _network.AddGroup(), route);

    private double Mbps(FlowId flow) => Math.Round(_network.RateOf(flow).Mbps, 12);

    private List<FlowCompletion> Finish() => _network.Finish();
}
