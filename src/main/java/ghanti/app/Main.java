package ghanti.app;

import ghanti.flow.Problem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "ghanti",
        description = "Phone conversations on Exotel: one YAML state machine per conversation.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            PlayCommand.class,
            CallCommand.class,
            CampaignCommand.class,
            EmulateCommand.class,
            ReplayCommand.class,
            DoctorCommand.class,
            GraphCommand.class,
            WiringCommand.class,
            PromptsCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "ghanti 0.1.0",
        footer = "%nBegin with: java -jar target/ghanti.jar demo")
public final class Main implements Runnable {

    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final char UNREADABLE = '\ufffd';

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Main() {}

    /** Runs a command; exit code 2 where it was called wrongly. */
    public static void main(String[] arguments) {
        // Hindi comes out right whatever the machine's own character set is.
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(arrived(arguments) ? commandLine().execute(arguments) : USAGE);
    }

    /** In a terminal that is not UTF-8 Java takes what it cannot read for one and the same letter. */
    private static boolean arrived(String[] arguments) {
        for (String argument : arguments) {
            if (argument.indexOf(UNREADABLE) >= 0) {
                System.err.println("\"" + argument + "\" did not arrive as it was typed: the terminal's character set"
                        + " is not UTF-8; set LC_ALL=C.UTF-8");
                return false;
            }
        }
        return true;
    }

    static CommandLine commandLine() {
        IParameterExceptionHandler wrongCall = (e, arguments) -> complain(e);
        IExecutionExceptionHandler failure = (e, command, result) -> failed(e);
        return new CommandLine(new Main())
                .setParameterExceptionHandler(wrongCall)
                .setExecutionExceptionHandler(failure)
                .setUsageHelpAutoWidth(true);
    }

    private static int complain(ParameterException e) {
        System.err.println(WrongCall.sentence(e));
        return USAGE;
    }

    private static int failed(Exception e) {
        if (e instanceof UsageException || e instanceof IllegalArgumentException) {
            System.err.println(e.getMessage());
            return USAGE;
        }
        if (e instanceof FlowErrors errors) {
            errors.problems().stream().filter(Problem::isError).forEach(System.err::println);
            System.err.println("Nothing is started on flows with errors.");
            return USAGE;
        }
        Optional<String> file = FileTrouble.sentence(e);
        if (file.isPresent()) {
            System.err.println(file.get());
            return USAGE;
        }
        org.slf4j.LoggerFactory.getLogger(Main.class).error("it cannot go on", e);
        System.err.println("It cannot go on: " + e.getMessage());
        return FAILED;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
