package dev.densescope.session.file;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.plan.SharedScope;
import dev.densescope.plan.Sharing;
import dev.densescope.plan.Strategy;
import dev.densescope.session.DeviceChoice;
import dev.densescope.session.LearningRateSchedule;
import dev.densescope.session.RunLength;
import dev.densescope.session.RunSettings;
import dev.densescope.session.StartingPoint;
import dev.densescope.session.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Reads back what a run was asked to do. Files of older versions lack some of it and get what was the rule then. */
final class SettingsRows {
    private final Sql sql;

    SettingsRows(Sql sql) {
        this.sql = sql;
    }

    RunSettings read() throws SQLException {
        DenseNetSpec spec = DesignJson.parse(sql.one("SELECT json FROM design", row -> row.getString(1)));
        return sql.one("SELECT * FROM run", row -> settings(spec, row));
    }

    private static RunSettings settings(DenseNetSpec spec, ResultSet row) throws SQLException {
        return new RunSettings(
                spec,
                new Sharing(Strategy.ofId(row.getString("strategy")).orElseThrow(), sharedScope(row)),
                device(row),
                data(row),
                new RunLength(row.getInt("warmup_steps"), row.getInt("steps"), epochs(row)),
                row.getLong("seed"),
                new TrainingRecipe(
                        row.getDouble("learning_rate"),
                        row.getDouble("momentum"),
                        row.getDouble("weight_decay"),
                        row.getBoolean("shuffle"),
                        augmentation(row),
                        schedule(row)),
                start(row));
    }

    private static DataChoice data(ResultSet row) throws SQLException {
        DataChoice choice = DataChoice.parse(row.getString("data"));
        if (!Sql.hasColumn(row, "held_out")) {
            return choice;
        }
        DataChoice whole = choice instanceof DataChoice.Images images
                ? images.withFoldersAsClasses(row.getBoolean("folders_are_classes"))
                : choice;
        return whole.holdingOut(row.getDouble("held_out"));
    }

    private static DeviceChoice device(ResultSet row) throws SQLException {
        boolean tensorFloat32 = Sql.hasColumn(row, "tensor_float32") && row.getBoolean("tensor_float32");
        return new DeviceChoice(row.getString("device"), row.getInt("threads"), tensorFloat32);
    }

    private static StartingPoint start(ResultSet row) throws SQLException {
        return Sql.hasColumn(row, "start") ? StartingPoint.parse(row.getString("start")) : new StartingPoint.Seed();
    }

    private static LearningRateSchedule schedule(ResultSet row) throws SQLException {
        return Sql.hasColumn(row, "schedule")
                ? LearningRateSchedule.ofId(row.getString("schedule")).orElseThrow()
                : LearningRateSchedule.CONSTANT;
    }

    private static SharedScope sharedScope(ResultSet row) throws SQLException {
        return Sql.hasColumn(row, "shared_scope")
                ? SharedScope.ofId(row.getString("shared_scope")).orElseThrow()
                : SharedScope.NETWORK;
    }

    private static OptionalInt epochs(ResultSet row) throws SQLException {
        int epochs = Sql.hasColumn(row, "epochs") ? row.getInt("epochs") : 0;
        return epochs == 0 ? OptionalInt.empty() : OptionalInt.of(epochs);
    }

    private static Augmentation augmentation(ResultSet row) throws SQLException {
        return Sql.hasColumn(row, "augmentation")
                ? Augmentation.ofId(row.getString("augmentation")).orElseThrow()
                : Augmentation.NONE;
    }
}
