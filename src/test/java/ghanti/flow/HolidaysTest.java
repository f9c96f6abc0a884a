package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Holidays.Fault;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Test
    void aLineIsADayAndWhatOneLikes() {
        Holidays holidays = Holidays.parse("""
                \uFEFF# Rajasthan, 2026

                2026-11-08 दीवाली
                2026-11-09
                  2027-01-26\tRepublic Day   # national
                """);
        assertThat(holidays.faults()).isEmpty();
        assertThat(holidays.days())
                .containsExactlyInAnyOrder(
                        LocalDate.of(2026, 11, 8), LocalDate.of(2026, 11, 9), LocalDate.of(2027, 1, 26));
    }

    @Test
    void whatIsNoDayIsToldAndTheOthersAreKept() {
        Holidays holidays = Holidays.parse("08.11.2026 Diwali\n2026-11-08\n2026-02-30\n2026-11-081\n" + "x".repeat(50));
        assertThat(holidays.days()).containsExactly(LocalDate.of(2026, 11, 8));
        assertThat(holidays.faults())
                .containsExactly(
                        new Fault(1, "\"08.11.2026 Diwali\" is no day such as 2026-11-08"),
                        new Fault(3, "\"2026-02-30\" is no day such as 2026-11-08"),
                        new Fault(4, "\"2026-11-081\" is no day such as 2026-11-08"),
                        new Fault(5, "\"" + "x".repeat(40) + "…\" is no day such as 2026-11-08"));
    }

    @Test
    void aFileOfAnotherKindIsNotToldLineByLine() {
        assertThat(Holidays.parse("flow: x\n".repeat(1000)).faults()).hasSize(20);
    }
}
