// A font's file, as npm has it: no font comes from a web host.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { modulesFolder } from "../sources/folders.ts";

const { font } = parseArgs({ options: { font: { type: "string", default: "" } } }).values;
const [, family, italic, subset] = /^(inter|source-serif-4)(-italic)?-(latin|latin-ext|greek)$/.exec(font)!;
const axis = family === "inter" ? "wght" : "opsz";
const name = `${family}-${subset}-${axis}-${italic ? "italic" : "normal"}.woff2`;
process.stdout.write(readFileSync(join(modulesFolder, "@fontsource-variable", family!, "files", name)));
