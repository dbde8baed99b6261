// What a scene from elsewhere may read: regular files inside its own folder, after links are resolved. The
// rest is told by name, and read only where the person in front of the program wants it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "app/files/scene_files.h"
#include "core/actions/action_text.h"

namespace memscape {

/// The files that it names outside its folder; none where it is a person's own.
std::vector<std::string> files_outside(const LoadedScene& loaded);
/// Those that the scenes and the values in a log name outside the folder.
std::vector<std::string> files_outside(std::span<const LogLine> log, const std::filesystem::path& folder);

/// The lines of a log, or of the standard input (`-`). Throws Error{input}, also where it names files outside
/// its folder and is not trusted.
std::vector<LogLine> read_log(const std::string& file, bool trusted);

/// The scene without those that values replace, each `path=value`: what a value names is a person's own.
/// Reads none of them, and throws as refuse_outside does where one is left, or points would be made of it.
LoadedScene without_outside(LoadedScene loaded, std::span<const std::string> sets, const std::string& from);

/// Throws Error{input} where there are any, naming the first of them and the cure. `from` is what named them.
void refuse_outside(const std::vector<std::string>& files, const std::string& from);

}  // namespace memscape
