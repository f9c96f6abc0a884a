package ghanti.emulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Trouble drawn from a seed, the CallSid and the request's number, so that threads do not change it. */
final class SeededMischief implements Mischief {
    private final long seed;
    private final double chance;
    private final List<Trick> tricks;

    SeededMischief(long seed, double chance, Trick... tricks) {
        this.seed = seed;
        this.chance = chance;
        this.tricks = List.of(tricks);
    }

    @Override
    public Fate of(Sending sending) {
        boolean callback = sending.applet().equals(STATUS_CALLBACK);
        List<Trick> fitting = tricks.stream()
                .filter(trick -> trick.isForCallbacks() == callback)
                .toList();
        SplittableRandom random =
                new SplittableRandom(seed * 31 + sending.sid().hashCode() * 1_000_003L + sending.number());
        if (fitting.isEmpty() || random.nextDouble() >= chance) {
            return Fate.plain();
        }
        return fate(fitting.get(random.nextInt(fitting.size())), random);
    }

    private static Fate fate(Trick trick, SplittableRandom random) {
        int few = random.nextInt(1, 4);
        return switch (trick) {
            case REPEAT, CALLBACK_TWICE -> Fate.repeated(few + 1);
            case REPEAT_AT_ONCE -> Fate.repeatedAtOnce(few + 1);
            case DELAY -> Fate.delayed(Duration.ofMillis(random.nextInt(50, 1500)));
            case AGAIN_LATER -> Fate.againAfter(few);
            case DROP, CALLBACK_NEVER -> Fate.dropped();
            case LOSE_ANSWER -> Fate.answerLost();
            case CALLBACK_LATE -> Fate.delayed(Duration.ofSeconds(random.nextInt(30, 900)));
            case CALLBACK_EARLY -> Fate.early(few);
        };
    }
}
