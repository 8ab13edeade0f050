package io.trapline.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @Test
    void oneFolderBelongsToOneDemoAtATime(@TempDir Path folder) throws IOException {
        var data = folder.resolve("not/made/yet");
        try (var first = DataLock.take(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataLock.take(data)).isInstanceOf(OverlappingFileLockException.class);
        }
        try (var second = DataLock.take(data)) {
            assertThat(second).isNotNull();
        }
    }
}
