package ghanti;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import ghanti.voicebot.StreamListeners;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom. */
class ArchitectureTest {

    private static final JavaClasses GHANTI = new ClassFileImporter().importPath(Path.of("target/classes"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flow      |
            flow.yaml | flow
            flow.graph | flow
            engine    | flow
            audio     |
            speech    | flow engine audio
            sound     | flow engine audio speech
            provider  |
            tts       | speech audio provider
            stt       | speech audio provider
            voicebot  | flow engine audio speech sound call vad
            call      | flow flow.yaml engine speech sound
            dial      | flow call
            result    | flow call
            campaign  | flow call dial
            web       | flow flow.yaml flow.graph engine speech call dial result campaign recording
            exotel    | flow flow.yaml engine speech sound call dial result
            exotel.dashboard | flow
            store     | flow flow.yaml engine speech sound call dial result campaign
            recording | audio voicebot
            vad       | audio
            emulator.stream |
            emulator  | emulator.stream
            live      | audio voicebot
            doctor    | call exotel store
            """)
    void everyRoomUsesTheRoomsBelowIt(String room, String below) {
        String[] allowed = (below == null ? room : room + " " + below).split(" ");
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = "ghanti." + allowed[i];
        }
        noClasses()
                .that()
                .resideInAPackage("ghanti." + room)
                .should()
                .dependOnClassesThat(resideInAPackage("ghanti..").and(not(resideInAnyPackage(allowed))))
                .check(GHANTI);
    }

    @Test
    void noRoomUsesItselfThroughAnother() {
        slices().matching("ghanti.(**)").should().beFreeOfCycles().check(GHANTI);
    }

    @Test
    void theEngineIsPure() {
        onlySees(
                "ghanti.engine",
                "ghanti.engine",
                "ghanti.flow",
                "java.lang..",
                "java.util..",
                "java.math",
                "org.jspecify..");
        onlySees(
                "ghanti.flow",
                "ghanti.flow",
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.math",
                "org.jspecify..",
                "dev.cel..",
                "com.google.common.collect");
        onlySees(
                "ghanti.speech",
                "ghanti.speech",
                "ghanti.audio",
                "ghanti.engine",
                "ghanti.flow",
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.math",
                "java.io",
                "java.nio.charset",
                "java.text",
                "org.jspecify..",
                "com.ibm.icu..",
                "com.github.benmanes.caffeine..");
        onlySees(
                "ghanti.audio",
                "ghanti.audio",
                "java.lang..",
                "java.util..",
                "java.time",
                "java.io",
                "java.nio..",
                "org.jspecify..");
        noClasses()
                .that()
                .resideInAnyPackage("ghanti.flow..", "ghanti.engine", "ghanti.speech", "ghanti.audio")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .check(GHANTI);
    }

    /** What listens knows a stream by what can be listened to, and nothing of its frames. */
    @ParameterizedTest
    @ValueSource(strings = {"ghanti.recording", "ghanti.live"})
    void listenersSeeNothingOfAStreamButItsPorts(String room) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("ghanti.voicebot")
                        .and(not(belongToAnyOf(StreamFacts.class, StreamListener.class, StreamListeners.class))))
                .check(GHANTI);
    }

    @Test
    void theEmulatorKnowsNothingOfTheServer() {
        onlySees(
                "ghanti.emulator..",
                "ghanti.emulator..",
                "java..",
                "com.sun.net.httpserver",
                "org.jspecify..",
                "org.slf4j..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation");
    }

    @ParameterizedTest
    @CsvSource({
        "java.sql.., ghanti.store",
        "org.jdbi.., ghanti.store",
        "com.zaxxer.., ghanti.store",
        "org.flywaydb.., ghanti.store",
        "com.github.kagkarlsson.., ghanti.store",
        "okhttp3.., ghanti.exotel ghanti.result ghanti.fetch ghanti.tts ghanti.stt ghanti.provider ghanti.doctor ghanti.app",
        "io.javalin.., ghanti.web ghanti.exotel ghanti.voicebot ghanti.app",
        "org.eclipse.jetty.., ghanti.web ghanti.exotel ghanti.voicebot ghanti.app",
        "jakarta.servlet.., ghanti.web ghanti.exotel ghanti.app",
        "picocli.., ghanti.app",
        "org.snakeyaml.., ghanti.flow.yaml ghanti.app",
        "dev.cel.., ghanti.flow",
        "com.ibm.icu.., ghanti.speech",
        "redis.clients.., ghanti.live",
        "io.github.givimad.., ghanti.vad",
        "com.google.i18n.phonenumbers.., ghanti.call ghanti.flow.yaml"
    })
    void librariesStayInTheirRooms(String library, String rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(GHANTI);
    }

    @Test
    void theTimeComesFromAClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ghanti.app", "ghanti.emulator..")
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "it reads the time of the machine", call -> readsTheTime(call.getTarget())))
                .check(GHANTI);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(GHANTI);
    }

    private static boolean readsTheTime(CodeUnitCallTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system");
        }
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        boolean withClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time") && name.equals("now") && !withClock;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom"})
    void chanceComesFromOutside(String source) {
        noClasses()
                .that()
                .resideOutsideOfPackages("ghanti.app", "ghanti.emulator..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(source)
                .check(GHANTI);
    }

    @Test
    void nothingIsMadeToBeExtended() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(GHANTI);
    }

    private static void onlySees(String room, String... allowed) {
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(GHANTI);
    }
}
