namespace StreamLab.Architecture.Tests;

public sealed class HouseTests
{
    private static readonly Project Ground = new("Ground", 0, true, []);

    [Fact]
    public void The_projects_in_src_keep_the_law_of_the_house() => Assert.Empty(House.Breaches(Project.InSource()));

    [Fact]
    public void Every_room_of_the_house_is_looked_at() => Assert.Contains(Project.InSource(), p => p is { Name: "StreamLab.Cli", Floor: 4, References.Count: > 3 });

    [Fact]
    public void An_arrow_down_is_allowed() => Assert.Empty(House.Breaches([Ground, new("Above", 1, true, ["Ground"])]));

    [Fact]
    public void An_arrow_up_is_a_breach() =>
        Assert.Equal(["Ground (floor 0) refers to Above (floor 2)"], House.Breaches([new("Above", 2, false, []), Ground with { References = ["Above"] }]));

    [Fact]
    public void An_arrow_sideways_is_a_breach() =>
        Assert.Equal(["Left (floor 2) refers to Right (floor 2)"], House.Breaches([new("Left", 2, false, ["Right"]), new("Right", 2, false, [])]));

    [Fact]
    public void A_room_without_a_floor_is_a_breach() => Assert.Equal(["Ground names no floor"], House.Breaches([Ground with { Floor = null }]));

    [Fact]
    public void A_low_room_that_is_not_pure_is_a_breach() =>
        Assert.Equal(["Ground is on floor 0 and not pure"], House.Breaches([Ground with { Pure = false }]));

    [Fact]
    public void A_project_file_tells_its_floor_its_purity_and_its_references()
    {
        var project = Project.Parse("X", "<Project><PropertyGroup><Floor>1</Floor><Pure>true</Pure></PropertyGroup>" +
            "<ItemGroup><ProjectReference Include=\"../A/A.csproj\" /></ItemGroup></Project>");
        Assert.Equal((1, true, "A"), (project.Floor, project.Pure, Assert.Single(project.References)));
    }
}
