package dev.daybook.contracts.community;

import dev.daybook.contracts.Command;

/** Everything that can be asked of a community. */
public sealed interface CommunityCommand extends Command
    permits RegisterOwner,
        EditOwner,
        RegisterProperty,
        EditProperty,
        OpenPeriod,
        EditPeriod,
        ClosePeriod,
        ReopenPeriod {}
