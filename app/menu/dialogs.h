// What opens above the window: the file dialogue, export, help, and the question about unsaved changes. One
// at a time.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"

namespace memscape {

struct FileEntry {
  std::string name;
  bool folder = false;
};
/// Folders first, then the files with one of these endings; no hidden ones. Empty where the folder cannot be
/// read.
std::vector<FileEntry> list_folder(const std::filesystem::path& folder,
                                   const std::vector<std::string>& endings);

struct FileDialog {
  std::filesystem::path folder;
  char name[512] = {};
  std::vector<FileEntry> entries;
  std::filesystem::path listed;  ///< the folder that `entries` are of
  int marked = 0;                ///< the entry that arrows have come to
  bool overwrite_asked = false;
  bool weights = false;  ///< of a network, not a scene
};

struct ExportDialog {
  double width = 120, height = 90;
  int unit = 0;    ///< mm, in, px
  int format = 0;  ///< png, svg, pdf
  char file[512] = {};
};

struct LeftBehindDialog {
  std::string words;      ///< what work of an earlier window is, in a sentence
  bool readable = false;  ///< it can be restored
};

struct Dialogs {
  Dialog shown = Dialog::none;  ///< what is open now; it follows Workbench::dialog
  FileDialog file;
  ExportDialog figure;
  LeftBehindDialog left_behind;
};

void dialogs(Ui& ui, Workbench& bench, Dialogs& dialogs);

void file_dialog(Ui& ui, Workbench& bench, FileDialog& dialog, bool save, bool opened);
void export_dialog(Ui& ui, Workbench& bench, ExportDialog& dialog, bool opened);
void help_page(Ui& ui, Workbench& bench);
/// Names all that is not saved, and asks.
void leave_question(Ui& ui, Workbench& bench);
/// Offers the work of a window that ended without being asked to.
void left_behind_question(Ui& ui, Workbench& bench, LeftBehindDialog& dialog, bool opened);
/// Tells by name what a scene from elsewhere would read.
void trust_question(Ui& ui, Workbench& bench);
/// Which of two ways to read a file of points.
void readings_question(Ui& ui, Workbench& bench);
/// The row of buttons at a dialogue's end. 1 for the main one, -1 for Cancel (or Escape), else 0.
int dialog_buttons(Ui& ui, std::string_view path, std::string_view main, bool enabled = true);

}  // namespace memscape
