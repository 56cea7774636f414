"""English verbs, for the rules that read English."""

_COMMANDS = """
abandon abolish accept achieve acknowledge act adapt add address adjust adopt advance advise
advocate agree aim align allocate allow amend analyse analyze announce answer appeal apply appoint
approve arrange ask assess assign assist assume attach attend audit avoid axe back balance ban be
bear become begin believe beware block boost borrow break bring broaden build buy call cancel cap
carry cast cease celebrate centralise centralize chair challenge change charge check choose cite
clamp clarify clean clear close collaborate collect combine come comment commission commit
communicate compare compensate complete comply concentrate conduct confine confirm connect
consider consolidate consult contact continue contribute control convene convert cooperate
coordinate correct count cover create curb cut deal decide declare decline dedicate defend defer
define delay delegate delete deliver demand demolish demonstrate deny deploy describe design
designate detain deter determine develop devote dig direct disable discard discontinue discourage
discuss dismantle dismiss display distribute ditch divert divide do document donate double draft
draw drive drop dump earmark ease educate elect eliminate embed embrace employ empower enable
enact encourage end endorse enforce engage enhance enlist ensure enter eradicate erect escort
establish evacuate evaluate examine exclude exempt expand experiment explain exploit explore
export expose express extend extract face facilitate favor favour feed fight file fill finance
find finish fix focus follow forbid force forget form formulate fortify foster free freeze fulfil
fulfill fund gather get give go grant grasp group grow guarantee guard guide halt hand handle
harmonise harmonize hasten have hear heed help hire hold honor honour host identify ignore
implement import impose improve include incorporate increase inform initiate insert insist inspect
install institute instruct insulate insure integrate intensify introduce invent invest investigate
invite involve isolate issue join judge keep kill know label launch lay lead learn leave legalise
legalize lend let leverage levy license lift limit link list listen lobby locate lock look love
lower maintain make manage mandate manufacture map march mark maximise maximize measure meet mend
mention merge migrate minimise minimize mitigate mobilise modernise modernize modify monitor move
name narrow negate negotiate nominate note notify nurture obey oblige observe obtain occupy offer
offset open operate oppose order organise organize outlaw outline overhaul paint partner patrol
pause pay penalise penalize permit persuade phase pick place plan plant play pledge plug pool
postpone pour power practice practise prepare prescribe present preserve press prevent print
prioritise prioritize privatise privatize probe proceed process produce profit prohibit promote
propose prosecute protect prove provide publish pull punish purchase pursue push put question quit
raise rally rank ratify reach read realign reappoint rebrand rebuild recall recognise recognize
reconnect reconsider reconstruct record recruit rectify recycle redesign redirect redouble reduce
refer refine reform refrain refund refurbish refuse refute regard register regulate rehabilitate
reimburse rein reinforce reinstate reject rejoin relax release relieve relocate rely remain
remember remind remove rename renegotiate renew renovate reopen repair repeal repeat replace reply
report represent request require reschedule rescind research reserve reset resettle reshape resist
resolve respect respond rest restore restrict restructure resume retain rethink retire retrofit
return reuse reveal reverse review revise revisit revive revoke reward rewrite rid route run sack
safeguard salvage save scale schedule scrap screen scrutinise scrutinize seal search secure see
seek segregate seize select sell send separate serve set settle shape share shed shelve shield
shift shorten show shut sign simplify sit skip slash slow solve sort speak specify speed spend
split sponsor spread stabilise stabilize staff stall stand standardise standardize start state
stay steer stem step stick stockpile stop store streamline strengthen stress strive structure
study subject submit subsidise subsidize substitute sue suggest summon supervise supply support
suppress surrender suspend sustain swap sweep switch tackle take talk tap target tax teach tear
tell terminate test thank think tie tighten tolerate touch toughen track train transfer transform
transition translate transport treat trim trust try tunnel turn uncover understand undertake undo
unify unite unlock unveil update upgrade uphold urge use utilise utilize vaccinate value verify
veto view visit vote wait walk warn wash watch water weaken wear weigh welcome widen win wind wipe
wish withdraw withhold work worry wrap write yield
"""
COMMANDS = frozenset(_COMMANDS.split())
"""Verbs with which a command begins, in that form."""


def simplified(text: str) -> str:
    """Return a text in lower case, with single blanks and straight apostrophes."""
    return " ".join(text.lower().replace("’", "'").split())
