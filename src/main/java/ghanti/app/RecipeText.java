package ghanti.app;

import ghanti.emulator.TerminalText;
import ghanti.exotel.dashboard.Box;
import ghanti.exotel.dashboard.Box.Exit;
import ghanti.exotel.dashboard.Box.Kind;
import ghanti.exotel.dashboard.Recipe;
import java.util.List;
import java.util.Locale;

/** A recipe on a terminal. An address has a line of its own and is never broken, so that it can be copied whole. */
final class RecipeText {

    private static final int NAME = 14;
    private static final int EXIT = 24;
    private static final int MARGIN = 4;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    RecipeText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param warning stands before everything else; may be empty */
    String of(Recipe recipe, String warning) {
        text.append(terminal.strong(recipe.flow() + " in Exotel's dashboard")).append("\n\n");
        if (!warning.isEmpty()) {
            paragraph("", warning);
            text.append("\n");
        }
        paragraph("", summary(recipe));
        text.append("\n").append(terminal.strong("What to set in each applet")).append("\n\n");
        kinds(recipe).forEach(kind -> paragraph("  " + padded(kind.word(), NAME), kind.setting() + "."));
        text.append("\n").append(terminal.strong("The boxes")).append("\n");
        recipe.boxes().forEach(box -> box(recipe, box));
        text.append("\n").append(terminal.strong("Good to know")).append("\n\n");
        recipe.notes().forEach(note -> paragraph("  - ", note));
        return text.toString();
    }

    /** How much there is to do. */
    static String summary(Recipe recipe) {
        long gathers =
                recipe.boxes().stream().filter(box -> box.kind() == Kind.GATHER).count();
        int boxes = recipe.boxes().size();
        return "The longest way through this flow takes " + counted(recipe.turns(), "turn") + ", every wrong key"
                + " included. This recipe has " + counted(gathers, "Gather") + ", and " + counted(boxes, "box") + " in"
                + " all. Make a new app and put the boxes in, in their order; a call begins at box 1.";
    }

    private static String counted(long number, String thing) {
        String several = thing.endsWith("x") ? thing + "es" : thing + "s";
        return number + " " + (number == 1 ? thing : several);
    }

    static List<Kind> kinds(Recipe recipe) {
        return recipe.boxes().stream().map(Box::kind).distinct().toList();
    }

    /** The box an exit leads to, as it is named in the text. */
    static String target(Recipe recipe, Exit exit) {
        return recipe.box(exit.to()).map(box -> box.number() + " " + box.name()).orElse(exit.to());
    }

    /** The exits to tell of: one for both if they lead to the same box. */
    static List<Exit> exits(Box box) {
        List<Exit> all = box.exits();
        boolean alike = all.size() == 2 && all.get(0).to().equals(all.get(1).to());
        return alike && box.kind() != Kind.SWITCH_CASE
                ? List.of(new Exit("both exits", all.get(0).to()))
                : all;
    }

    private void box(Recipe recipe, Box box) {
        String number = String.format(Locale.ROOT, "%3d ", box.number());
        text.append("\n").append(number).append(terminal.strong(box.name())).append("\n");
        box.url().ifPresent(url -> text.append(" ".repeat(MARGIN)).append(url).append("\n"));
        for (Exit exit : exits(box)) {
            String label = padded(exit.label(), EXIT);
            text.append(" ".repeat(MARGIN)).append(terminal.faint(label + " → "));
            text.append(target(recipe, exit)).append("\n");
        }
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(1, width - word.length()));
    }

    /** Words behind a head, broken at the terminal's width, each further line below the first word. */
    private void paragraph(String head, String words) {
        List<String> lines = TerminalText.wrapped(words, Math.max(20, terminal.width() - head.length()));
        text.append(head)
                .append(String.join("\n" + " ".repeat(head.length()), lines))
                .append("\n");
    }
}
