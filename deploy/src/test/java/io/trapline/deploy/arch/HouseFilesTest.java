package io.trapline.deploy.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseFilesTest {

    @Test
    void theSourcesKeepTheHouseRules() {
        var house = new HouseFiles(Path.of(System.getProperty("trapline.home", "..")));
        assertThat(house.sources()).hasSizeGreaterThan(50);
        assertThat(house.offences()).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsNamed(@TempDir Path folder) throws IOException {
        assertThat(offenceOf(folder, "a/Long.java", "line\n".repeat(HouseFiles.LINES_MAX + 1)))
                .contains("401 lines");
    }

    @Test
    void aNameThatSaysNothingIsNamed(@TempDir Path folder) throws IOException {
        assertThat(offenceOf(folder, "a/StringHelper.java", "")).contains("house style");
    }

    @Test
    void aLeftOverIsNamed(@TempDir Path folder) throws IOException {
        assertThat(offenceOf(folder, "a/Open.java", "// TO" + "DO later")).contains("left over");
    }

    @Test
    void aPackageWithoutNullMarkedIsNamed(@TempDir Path folder) throws IOException {
        write(folder.resolve("b/Bare.java"), "");
        assertThat(new HouseFiles(folder).offences()).singleElement().asString().contains("@NullMarked");
    }

    private static String offenceOf(Path folder, String name, String text) throws IOException {
        write(folder.resolve(name), text);
        write(folder.resolve(name).resolveSibling("package-info.java"), "@NullMarked package a;");
        var offences = new HouseFiles(folder).offences();
        assertThat(offences).hasSize(1);
        return offences.getFirst();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
