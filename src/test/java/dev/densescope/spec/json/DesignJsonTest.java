package dev.densescope.spec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DesignJsonTest {
    @Property(tries = 200, seed = "1")
    void everyDesignReadsBackAsItWasWritten(@ForAll("designs") DenseNetSpec design) {
        assertEquals(design, DesignJson.parse(DesignJson.toJson(design)));
        assertEquals(design, DesignJson.ofNode(DesignJson.toNode(design)));
    }

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        Arbitrary<DenseBlockSpec> block = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.integers().between(0, 8))
                .as(DenseBlockSpec::new);
        Arbitrary<InputSpec> input = Combinators.combine(
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.integers().between(64, 512),
                        Arbitraries.integers().between(64, 512))
                .as(InputSpec::new);
        return Combinators.combine(
                        Arbitraries.strings()
                                .ofMaxLength(30)
                                .filter(name -> name.chars().noneMatch(Character::isISOControl)),
                        input,
                        Arbitraries.of(Stem.class),
                        Arbitraries.integers().between(1, 128),
                        block.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.doubles().between(0.5, 1.0).ofScale(17),
                        Arbitraries.doubles().between(0.0, 0.9).ofScale(17),
                        Arbitraries.integers().between(1, 1000))
                .as((name, images, stem, initialChannels, blocks, compression, dropout, classes) -> new DenseNetSpec(
                        name, images, stem, initialChannels, blocks, compression, dropout, classes, 1 + classes % 64));
    }
}
