// The methods page of @quickening/deep-learning: words from notebooks/methods/deep-learning.md, tables from tests and benchmarks.
import { whatIfs } from "../../what-if/all.ts";
import { methodsPage } from "../components/methods-page.ts";

await whatIfs.network!.prepare!(undefined);
process.stdout.write(methodsPage("deep-learning"));
