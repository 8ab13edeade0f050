# Sourced by the launcher and by verify: find_jdk sets JAVA_HOME to a JDK 25 or says in one sentence
# what to install. Looks at JAVA_HOME, PATH and the usual folders; starts no JVM to find out.

is_jdk25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_jdk() {
    local on_path candidate
    on_path=$(readlink -f "$(command -v javac || true)" || true)
    for candidate in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* /opt/*; do
        if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
            export JAVA_HOME=$candidate
            return 0
        fi
    done
    echo "trapline: no JDK 25 found; install one (on Debian and Ubuntu with the Adoptium repository:" \
        "apt-get install temurin-25-jdk) or set JAVA_HOME to it." >&2
    return 1
}
