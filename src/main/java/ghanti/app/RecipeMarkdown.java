package ghanti.app;

import ghanti.exotel.dashboard.Box;
import ghanti.exotel.dashboard.Box.Exit;
import ghanti.exotel.dashboard.Box.Kind;
import ghanti.exotel.dashboard.Recipe;
import java.util.stream.Collectors;

/** A recipe as Markdown, for a ticket. */
final class RecipeMarkdown {

    private RecipeMarkdown() {}

    static String of(Recipe recipe, String warning) {
        StringBuilder text = new StringBuilder("# " + recipe.flow() + " in Exotel's dashboard\n\n");
        text.append(warning.isEmpty() ? "" : "**" + warning + "**\n\n");
        text.append(RecipeText.summary(recipe)).append("\n\n");
        for (Kind kind : RecipeText.kinds(recipe)) {
            text.append("- **" + kind.word() + "**: " + kind.setting() + ".\n");
        }
        text.append("\n| # | box | address | exits |\n|---|---|---|---|\n");
        for (Box box : recipe.boxes()) {
            String url = box.url().map(address -> "`" + address + "`").orElse("");
            String exits = RecipeText.exits(box).stream()
                    .map(exit -> exit(recipe, exit))
                    .collect(Collectors.joining("<br>"));
            text.append("| " + box.number() + " | " + box.name() + " | " + url + " | " + exits + " |\n");
        }
        text.append("\n");
        recipe.notes().forEach(note -> text.append("- " + note + "\n"));
        return text.toString();
    }

    private static String exit(Recipe recipe, Exit exit) {
        return exit.label() + " → " + RecipeText.target(recipe, exit);
    }
}
