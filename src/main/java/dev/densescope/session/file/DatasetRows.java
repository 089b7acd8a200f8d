package dev.densescope.session.file;

import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes and reads what was recognised in a data set. */
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
                dataset.training().name(),
                dataset.training().images(),
                dataset.evaluation().map(DatasetSummary.Part::name).orElse(null),
                dataset.evaluation().map(DatasetSummary.Part::images).orElse(null));
        for (int label = 0; label < dataset.classes().size(); label++) {
            DatasetSummary.ClassImages images = dataset.classes().get(label);
            sql.update(
                    "INSERT INTO dataset_classes VALUES (?, ?, ?, ?)",
                    label,
                    images.name(),
                    images.training(),
                    images.evaluation());
        }
        for (String notice : dataset.notices()) {
            sql.update("INSERT INTO dataset_notices (sentence) VALUES (?)", notice);
        }
    }

    /** Empty if images are synthetic, and in files of versions that did not keep it. */
    Optional<DatasetSummary> read() throws SQLException {
        List<DatasetSummary.ClassImages> classes = sql.ofTable("dataset_classes", "id", DatasetRows::images);
        List<String> notices = sql.ofTable("dataset_notices", "id", row -> row.getString("sentence"));
        return sql.ofTable("dataset", "rowid", row -> dataset(row, classes, notices)).stream()
                .findFirst();
    }

    private static DatasetSummary dataset(ResultSet row, List<DatasetSummary.ClassImages> classes, List<String> notices)
            throws SQLException {
        Optional<String> evaluation = Optional.ofNullable(row.getString("evaluation_name"));
        int evaluationImages = row.getInt("evaluation_images");
        return new DatasetSummary(
                DatasetFormat.ofId(row.getString("format")).orElseThrow(),
                row.getString("folder"),
                classes,
                new DatasetSummary.Part(row.getString("training_name"), row.getInt("training_images")),
                evaluation.map(name -> new DatasetSummary.Part(name, evaluationImages)),
                notices);
    }

    private static DatasetSummary.ClassImages images(ResultSet row) throws SQLException {
        return new DatasetSummary.ClassImages(
                row.getString("name"), row.getInt("training_images"), row.getInt("evaluation_images"));
    }
}
