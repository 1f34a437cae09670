// The methods page of a package: words from notebooks/methods/<package>.md, tables from tests and benchmarks.
import { parseArgs } from "node:util";
import { methodsPage } from "../components/methods-page.ts";

const { package: name } = parseArgs({ options: { package: { type: "string", default: "" } } }).values;
process.stdout.write(await methodsPage(name));
