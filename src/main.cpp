#include "app/command/run.h"

int main(int argc, char** argv) { return essaypack::run(std::vector<std::string>(argv + 1, argv + argc)); }
