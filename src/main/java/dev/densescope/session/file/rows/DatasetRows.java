package dev.densescope.session.file.rows;

import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.language.Text;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.file.table.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes and reads the recognised data set. */
final class DatasetRows {
    private final Sql sql;

    DatasetRows(Sql sql) {
        this.sql = sql;
    }

    void write(Optional<DatasetSummary> dataset) throws SQLException {
        if (dataset.isPresent()) {
            write(dataset.get());
        }
    }

    private void write(DatasetSummary dataset) throws SQLException {
        sql.update(
                "INSERT INTO dataset VALUES (?, ?, ?, ?, ?, ?)",
                dataset.format().id(),
                dataset.folder(),
                dataset.training().name().toString(),
                dataset.training().images(),
                dataset.evaluation().map(part -> part.name().toString()).orElse(null),
                dataset.evaluation().map(DatasetSummary.Part::images).orElse(null));
        for (int label = 0; label < dataset.classes().size(); label++) {
            DatasetSummary.ClassImages images = dataset.classes().get(label);
            sql.update(
                    "INSERT INTO dataset_classes VALUES (?, ?, ?, ?, ?, ?)",
                    label,
                    images.name(),
                    images.training(),
                    images.evaluation(),
                    images.damagedTraining(),
                    images.damagedEvaluation());
        }
        for (Text notice : dataset.notices()) {
            sql.update("INSERT INTO dataset_notices (sentence) VALUES (?)", notice.toString());
        }
    }

    /** Keeps which images turned out to be damaged. */
    void writeDamaged(DatasetSummary dataset) throws SQLException {
        for (int label = 0; label < dataset.classes().size(); label++) {
            DatasetSummary.ClassImages images = dataset.classes().get(label);
            sql.update(
                    "UPDATE dataset_classes SET damaged_training = ?, damaged_evaluation = ? WHERE id = ?",
                    images.damagedTraining(),
                    images.damagedEvaluation(),
                    label);
        }
    }

    /** Empty for synthetic images, and in files of versions that did not record it. */
    static Optional<DatasetSummary> read(RunTablesReader tables) throws SQLException {
        List<DatasetSummary.ClassImages> classes = tables.all("dataset_classes", "id", DatasetRows::images);
        List<Text> notices =
                tables.few("dataset_notices", "id", RecordRows.MAX_NOTICES, row -> Text.kept(row.text("sentence")));
        return tables.atMostOne("dataset", row -> dataset(row, classes, notices));
    }

    private static DatasetSummary dataset(Row row, List<DatasetSummary.ClassImages> classes, List<Text> notices)
            throws SQLException {
        Optional<DatasetSummary.Part> evaluation = row.isPresent("evaluation_name")
                ? Optional.of(new DatasetSummary.Part(row.text("evaluation_name"), row.count("evaluation_images", 0)))
                : Optional.empty();
        return new DatasetSummary(
                row.one("format", DatasetFormat::ofId),
                row.text("folder"),
                classes,
                new DatasetSummary.Part(row.text("training_name"), row.count("training_images", 0)),
                evaluation,
                notices);
    }

    private static DatasetSummary.ClassImages images(Row row) throws SQLException {
        boolean knowsDamaged = row.has("damaged_training");
        DatasetSummary.ClassImages images = new DatasetSummary.ClassImages(
                row.text("name"),
                row.count("training_images", 0),
                row.count("evaluation_images", 0),
                knowsDamaged ? row.count("damaged_training", 0) : 0,
                knowsDamaged ? row.count("damaged_evaluation", 0) : 0);
        CorruptRunFileException.require(
                images.damagedTraining() <= images.training() && images.damagedEvaluation() <= images.evaluation(),
                "a class has more damaged images than images");
        return images;
    }
}
