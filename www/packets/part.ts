// What the page loads when red packets or tickets are looked at.

import { packets } from "../language/en/packets.js";
import { tickets } from "../language/en/tickets.js";
import { addWords } from "../language/en.js";
import { writeMoneyBy } from "../problem.js";
import { money } from "./money.js";

export { ticketsView } from "../tickets/view.js";
export { packetsView } from "./view.js";

addWords({ packets, tickets });
writeMoneyBy(money);
