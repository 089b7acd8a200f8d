package dev.densescope.session.file.rows;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.Rounds;
import dev.densescope.session.settings.RunLength;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.spec.json.InvalidDesignJsonException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the settings of a run. Settings that files of older versions lack get the values of that version. */
final class SettingsRows {
    private final RunTablesReader tables;

    SettingsRows(RunTablesReader tables) {
        this.tables = tables;
    }

    RunSettings read() throws SQLException {
        DenseNetSpec spec = tables.one("design", row -> design(row.text("json")));
        return tables.one("run", row -> settings(spec, row));
    }

    private static DenseNetSpec design(String json) {
        try {
            return DesignJson.parse(json);
        } catch (InvalidDesignJsonException | IllegalArgumentException invalid) {
            throw new CorruptRunFileException("its design is invalid");
        }
    }

    private static RunSettings settings(DenseNetSpec spec, Row row) throws SQLException {
        return new RunSettings(
                spec,
                storage(spec, row),
                device(row),
                data(row),
                length(row),
                row.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                new TrainingRecipe(
                        row.real("learning_rate", 0, Float.MAX_VALUE),
                        row.real("momentum", 0, Float.MAX_VALUE),
                        row.real("weight_decay", 0, Float.MAX_VALUE),
                        row.flag("shuffle"),
                        row.has("augmentation") ? row.one("augmentation", Augmentation::ofId) : Augmentation.NONE,
                        row.has("schedule")
                                ? row.one("schedule", LearningRateSchedule::ofId)
                                : LearningRateSchedule.CONSTANT),
                row.has("start") ? start(row) : new StartingPoint.Seed());
    }

    private static RunLength length(Row row) throws SQLException {
        int warmupSteps = row.count("warmup_steps", 0);
        int stepsBefore = row.has("steps_before") ? row.count("steps_before", 0) : 0;
        int steps = row.count("steps", stepsBefore > 0 ? 0 : 1);
        CorruptRunFileException.require(
                (long) stepsBefore + warmupSteps + steps < Integer.MAX_VALUE, "it has too many planned steps");
        RunLength length = new RunLength(
                stepsBefore,
                warmupSteps,
                steps,
                row.isPresent("epochs") ? OptionalInt.of(row.count("epochs", 1)) : OptionalInt.empty(),
                row.isPresent("run_group") || row.isPresent("rounds") ? Optional.of(rounds(row)) : Optional.empty());
        CorruptRunFileException.require(length.fitsRounds(), "it has more rounds than steps for them");
        return length;
    }

    private static Rounds rounds(Row row) throws SQLException {
        try {
            return new Rounds(row.text("run_group"), row.count("rounds", 1));
        } catch (IllegalArgumentException unknown) {
            throw new CorruptRunFileException("its group is invalid");
        }
    }

    private static DeviceChoice device(Row row) throws SQLException {
        return new DeviceChoice(
                row.text("device"), row.count("threads", 1), row.has("tensor_float32") && row.flag("tensor_float32"));
    }

    private static StoragePlan storage(DenseNetSpec spec, Row row) throws SQLException {
        SharedScope scope = sharedScope(row);
        if (!row.isPresent("plan")) {
            return row.one("strategy", id -> Strategies.find(id, scope));
        }
        try {
            return PlanText.parse(row.longText("plan"), Network.of(spec));
        } catch (InvalidPlanException invalid) {
            throw new CorruptRunFileException("its plan does not fit its design");
        }
    }

    private static SharedScope sharedScope(Row row) throws SQLException {
        return row.has("shared_scope") ? row.one("shared_scope", SharedScope::ofId) : SharedScope.NETWORK;
    }

    private static DataChoice data(Row row) throws SQLException {
        DataChoice choice = data(row.text("data"));
        if (!row.has("held_out")) {
            return choice;
        }
        boolean foldersAreClasses = row.flag("folders_are_classes");
        DataChoice whole =
                choice instanceof DataChoice.Images images ? images.withFoldersAsClasses(foldersAreClasses) : choice;
        double heldOut = row.real("held_out", 0, 1);
        return heldOut == whole.heldOut() ? whole : withHeldOut(whole, heldOut);
    }

    private static DataChoice withHeldOut(DataChoice choice, double heldOut) {
        try {
            return choice.withHeldOut(heldOut);
        } catch (DataException | IllegalArgumentException impossible) {
            throw new CorruptRunFileException("its held-out fraction is impossible");
        }
    }

    private static DataChoice data(String text) {
        try {
            return DataChoice.parse(text);
        } catch (DataException unknown) {
            throw new CorruptRunFileException("its data is unknown");
        }
    }

    private static StartingPoint start(Row row) throws SQLException {
        StartingPoint start = start(row.text("start"));
        return start instanceof StartingPoint.Checkpoint resumed && row.isPresent("origin")
                ? new StartingPoint.Checkpoint(resumed.file(), Optional.of(row.text("origin")))
                : start;
    }

    private static StartingPoint start(String text) {
        try {
            return StartingPoint.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new CorruptRunFileException("its start is unknown");
        }
    }
}
