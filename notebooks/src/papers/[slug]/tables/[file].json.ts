// A table's content, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

writeResult("tables", "json");
