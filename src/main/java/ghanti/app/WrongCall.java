package ghanti.app;

import ghanti.flow.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with how a command was called, in a sentence with the way out. */
final class WrongCall {

    private final ParameterException exception;
    private final CommandSpec command;

    private WrongCall(ParameterException exception) {
        this.exception = exception;
        this.command = exception.getCommandLine().getCommandSpec();
    }

    static String sentence(ParameterException exception) {
        WrongCall call = new WrongCall(exception);
        String reason = call.reason();
        return reason + (reason.endsWith("?") ? "" : ".") + " See: " + call.command.qualifiedName(" ") + " --help";
    }

    private String reason() {
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.isUnknownOption());
        }
        if (exception instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0));
        }
        ArgSpec argument = exception.getArgSpec();
        return argument == null ? String.valueOf(exception.getMessage()) : badValue(argument);
    }

    private String unmatched(String word, boolean option) {
        if (option) {
            List<String> names = new ArrayList<>();
            command.options().forEach(known -> names.addAll(List.of(known.names())));
            return "there is no option " + word + meant(word, names);
        }
        if (!command.subcommands().isEmpty()) {
            return "there is no command \"" + word + "\""
                    + Spelling.suggestion(word, command.subcommands().keySet());
        }
        String taken = command.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .collect(Collectors.joining(" "));
        return "\"" + word + "\" is too much; " + command.name() + " takes "
                + (taken.isEmpty() ? "options alone" : taken + " and options");
    }

    private static String meant(String word, List<String> names) {
        String name = word.replaceFirst("=.*", "");
        return Spelling.nearest(name, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private String missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " needs a value, " + option.paramLabel()
                : command.name() + " needs " + argument.paramLabel();
    }

    private String badValue(ArgSpec argument) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        Class<?> type = argument.type();
        if (type == int.class || type == long.class) {
            return name + " must be a whole number" + given();
        }
        if (type == double.class) {
            return name + " must be a number" + given();
        }
        if (Map.class.isAssignableFrom(type)) {
            return name + " must be " + argument.paramLabel() + given();
        }
        // What a converter of ours says begins behind picocli's own words.
        return name + " " + String.valueOf(exception.getMessage()).replaceFirst("^Invalid value for .*?': ", "");
    }

    private String given() {
        return exception.getValue() == null ? "" : ", not \"" + exception.getValue() + "\"";
    }
}
