// The methods page of @quickening/cardio: words from notebooks/methods/cardio.md, tables from tests and benchmarks.
import { methodsPage } from "../components/methods-page.ts";

process.stdout.write(methodsPage("cardio"));
