"""Reports the longest files and functions; fails only where one is far out."""
import re

from tree import code_of, finish, root_of_call, sources

FILE_LINES, FUNCTION_LINES = 1000, 100
FUNCTION = re.compile(r"^(?:static |const |_Noreturn )*[\w ]+[ *](\w+)\([^;{]*\) \{\n(.*?)^\}", re.M | re.S)


def main():
    files, functions = [], []
    for path, _ in sources(root_of_call()):
        code = code_of(path)
        files.append((code.count("\n"), str(path)))
        functions += [(found.group(2).count("\n"), f"{path}: {found.group(1)}")
                      for found in FUNCTION.finditer(code)]
    files.sort(reverse=True)
    functions.sort(reverse=True)
    lengths = sorted(n for n, _ in functions)
    print(f"{len(files)} files, {len(functions)} functions; half of them have at most "
          f"{lengths[len(lengths) // 2]} lines, 95 % at most {lengths[len(lengths) * 95 // 100]}")
    for lines, name in files[:5] + functions[:10]:
        print(f"{lines:5} {name}")
    finish("sizes", [f"{name}: {lines} lines" for lines, name in files if lines > FILE_LINES]
           + [f"{name}: {lines} lines" for lines, name in functions if lines > FUNCTION_LINES])


main()
