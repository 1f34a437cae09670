// The methods page of @quickening/glucose: words from notebooks/methods/glucose.md, tables from tests and benchmarks.
import { methodsPage } from "../components/methods-page.ts";

process.stdout.write(methodsPage("glucose"));
