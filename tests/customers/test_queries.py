"""What to know before speaking to somebody."""

from aftersales.customers import queries
from aftersales.customers.models import Contact, Customer


def test_the_brief_says_how_to_address_them_and_what_to_mind(acme, django_assert_num_queries):
    Contact.objects.filter(pk=acme.contact.pk).update(
        name="王小明", salutation="经理", job_title="设备经理", care="开会时请发短信"
    )
    Customer.objects.filter(pk=acme.customer.pk).update(tier="key", size=420)
    contact = Contact.objects.select_related("customer").get(pk=acme.contact.pk)
    with django_assert_num_queries(0):
        brief = queries.caring(contact)
    assert (brief.address, brief.job_title, brief.care) == ("王经理", "设备经理", "开会时请发短信")
    assert (brief.company, brief.industry, brief.size_band, brief.tier) == ("acme", "pharma", "medium", "key")
