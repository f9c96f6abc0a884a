package ghanti.app;

import ghanti.emulator.Applet;
import ghanti.emulator.Chain;
import ghanti.exotel.dashboard.Box;
import ghanti.exotel.dashboard.Box.Exit;
import ghanti.exotel.dashboard.Box.Kind;
import ghanti.exotel.dashboard.Recipe;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who does with the emulator what a recipe says, and nothing else. */
final class RecipeChain {

    private final Recipe recipe;

    private RecipeChain(Recipe recipe) {
        this.recipe = recipe;
    }

    /** A Voicebot that comes first has failed: its exit is where the call begins. */
    static Chain of(Recipe recipe) {
        return new RecipeChain(recipe).chain();
    }

    private Chain chain() {
        List<Applet> applets = new ArrayList<>();
        for (Box box : recipe.boxes()) {
            switch (box.kind()) {
                case GATHER -> applets.add(gather(box));
                case PASSTHRU -> applets.add(passthru(box));
                case GREETING -> applets.add(new Applet.Greeting(box.name(), url(box), exit(box, "afterwards")));
                case CONNECT -> applets.add(connect(box));
                case HANGUP -> applets.add(new Applet.Hangup(box.name()));
                case SWITCH_CASE, VOICEBOT -> {
                    // The one is part of its Passthru, the other did not come about.
                }
            }
        }
        return new Chain(applets);
    }

    private static Applet gather(Box box) {
        return new Applet.Gather(box.name(), url(box), exit(box, "keys pressed"), exit(box, "nothing pressed"));
    }

    private Applet passthru(Box box) {
        Box next = recipe.box(exit(box, "200")).orElseThrow();
        if (next.kind() != Kind.SWITCH_CASE) {
            return new Applet.Passthru(box.name(), url(box), next.name(), exit(box, "302"));
        }
        Map<String, String> cases = new LinkedHashMap<>();
        @Nullable String otherwise = null;
        for (Exit exit : next.exits()) {
            if (exit.label().equals("default")) {
                otherwise = exit.to();
            } else {
                cases.put(exit.label().replaceFirst("^case ", ""), exit.to());
            }
        }
        return new Applet.SwitchCase(box.name(), url(box), cases, otherwise);
    }

    private static Applet connect(Box box) {
        return new Applet.Connect(
                box.name(),
                url(box),
                exit(box, "after the conversation"),
                exit(box, "nobody answered"),
                exit(box, "nobody was dialled"));
    }

    private static URI url(Box box) {
        return URI.create(box.url().orElseThrow());
    }

    private static String exit(Box box, String label) {
        return box.exits().stream()
                .filter(exit -> exit.label().equals(label))
                .findFirst()
                .orElseThrow()
                .to();
    }
}
