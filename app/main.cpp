// The program.
#include "app/command_line.h"

int main(int count, char** arguments) { return memscape::run_command_line(count, arguments); }
