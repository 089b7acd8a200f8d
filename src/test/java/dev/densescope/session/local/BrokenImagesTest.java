package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.failure.LoggedFailures;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown on the threads that decode images ends the run as failed, in a sentence, with a stack in the log. */
class BrokenImagesTest {
    @TempDir
    private Path folder;

    private final LoggedFailures logged = new LoggedFailures();
    private final LocalRunner runner = new LocalRunner(new FakeDevices(), OptionalLong.empty(), () -> 0);
    private Optional<PlantedReader> planted = Optional.empty();

    @BeforeEach
    void writeImages() {
        for (String name : List.of("a", "b", "c")) {
            for (int i = 0; i < 4; i++) {
                ImageFiles.png(folder.resolve("images").resolve(name).resolve(i + ".png"), 8, 8, (x, y) -> x * y);
            }
        }
    }

    @AfterEach
    void stop() {
        runner.close();
        logged.close();
        planted.ifPresent(IIORegistry.getDefaultInstance()::deregisterServiceProvider);
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new StackOverflowError("planted"),
                new UnsatisfiedLinkError("planted"),
                new AssertionError("planted"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorWhileAnImageIsDecoded(Error error) throws Exception {
        plant(error);
        Path file = folder.resolve("run.dscope");

        Run run = runner.start(settings(), Optional.of(file), false);
        RunRecord record = TestRuns.end(run);

        RunOutcome.Failed outcome = assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertTrue(outcome.sentence().startsWith("The run failed: "), outcome.sentence());
        assertEquals(outcome, RunFileReader.read(file).outcome());
        assertTrue(run.failure().isPresent());
        assertTrue(logged.tell("The run failed", error.getClass().getName(), "PlantedReader.createReaderInstance"));
        IIORegistry.getDefaultInstance().deregisterServiceProvider(planted.orElseThrow());
        assertEquals(
                new RunOutcome.Completed(),
                TestRuns.end(runner.start(settings(), Optional.empty(), false)).outcome());
    }

    private void plant(Error error) {
        PlantedReader reader = new PlantedReader(error);
        planted = Optional.of(reader);
        ImageReaderSpi ofTheJdk =
                ImageIO.getImageReadersByFormatName("png").next().getOriginatingProvider();
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(reader, ImageReaderSpi.class);
        registry.setOrdering(ImageReaderSpi.class, reader, ofTheJdk);
    }

    private RunSettings settings() {
        return new RunSettings(
                TestRuns.DESIGN,
                Sharing.of(Strategy.SHARED),
                "auto",
                new DataChoice.Images(folder.resolve("images")),
                0,
                2,
                1,
                2,
                TrainingRecipe.DEFAULT);
    }

    /** Asked for before the JDK's. */
    private static final class PlantedReader extends ImageReaderSpi {
        private final Error error;

        PlantedReader(Error error) {
            this.error = error;
            names = new String[] {"png", "PNG"};
        }

        @Override
        public boolean canDecodeInput(Object source) {
            return true;
        }

        @Override
        public ImageReader createReaderInstance(Object extension) {
            error.fillInStackTrace();
            throw error;
        }

        @Override
        public String getDescription(Locale locale) {
            return "planted";
        }
    }
}
