// How results are made, in the words of about.md, with the software that they stand on.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { softwareInventory } from "@quickening/archive/software";
import { block } from "./components/markup.ts";
import { softwareList } from "./components/software-list.ts";
import { modulesFolder } from "./sources/folders.ts";

const words = readFileSync(join(import.meta.dirname, "../about.md"), "utf8");
const software = block(softwareList(softwareInventory(dirname(modulesFolder))));
process.stdout.write(words.replace("<!-- software -->", () => software));
