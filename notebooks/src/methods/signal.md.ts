// The methods page of @quickening/signal: words from notebooks/methods/signal.md, tables from tests and benchmarks.
import { methodsPage } from "../components/methods-page.ts";

process.stdout.write(methodsPage("signal"));
