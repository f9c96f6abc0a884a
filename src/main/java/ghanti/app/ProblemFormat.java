package ghanti.app;

import ghanti.call.Json;
import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder.Contents;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How {@code check} tells what it found: to people, to programs, to a workflow on GitHub. */
enum ProblemFormat {
    TEXT {
        @Override
        void print(Contents contents, PrintStream out) {
            String file = "";
            for (Problem problem : contents.problems()) {
                if (!file.isEmpty() && !file.equals(problem.file())) {
                    out.println();
                }
                file = problem.file();
                out.println(coloured(problem));
            }
            if (!file.isEmpty()) {
                out.println();
            }
            out.println(summary(contents));
        }
    },
    JSON {
        @Override
        void print(Contents contents, PrintStream out) {
            List<Map<String, Object>> all =
                    contents.problems().stream().map(ProblemFormat::fields).toList();
            out.println(Json.write(all));
        }
    },
    GITHUB {
        @Override
        void print(Contents contents, PrintStream out) {
            for (Problem problem : contents.problems()) {
                out.println("::" + word(problem) + " file=" + property(problem.file()) + ",line=" + problem.line()
                        + ",col=" + problem.column() + "::" + data(problem.sentence()));
            }
        }
    };

    /** Writes all problems and what follows from them. */
    abstract void print(Contents contents, PrintStream out);

    /** Reads the word of an option. */
    static final class Converter implements ITypeConverter<ProblemFormat> {
        @Override
        public ProblemFormat convert(String word) {
            for (ProblemFormat format : values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return format;
                }
            }
            throw new TypeConversionException("must be text, json or github, not \"" + word + "\"");
        }
    }

    private static String word(Problem problem) {
        return problem.isError() ? "error" : "warning";
    }

    private static String coloured(Problem problem) {
        String style = problem.isError() ? "bold,red" : "bold,yellow";
        String word = Ansi.AUTO.string("@|" + style + " " + word(problem) + ":|@");
        return problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + word + " " + problem.sentence();
    }

    private static String summary(Contents contents) {
        long errors = contents.problems().stream().filter(Problem::isError).count();
        long warnings = contents.problems().size() - errors;
        int good = contents.flows().size();
        String found = warnings == 0 ? "" : count(warnings, "warning");
        if (errors > 0) {
            return count(errors, "error") + (found.isEmpty() ? "." : " and " + found + ".");
        }
        String order = good + (good == 1 ? " flow is" : " flows are") + " in order";
        return order + (found.isEmpty() ? "." : ", with " + found + ".");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file());
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("severity", word(problem));
        fields.put("sentence", problem.sentence());
        return fields;
    }

    /** What GitHub's workflow commands want escaped in a message. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The same in a property, where two more characters mean something. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
